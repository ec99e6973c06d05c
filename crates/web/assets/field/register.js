// Register somebody: one question at a time, in an order that flows with one thumb. Each answer is kept before the next
// question is asked.

import { uuid7 } from "./bytes.js";
import { age, readDay, today as dayHere } from "./dates.js";
import { choices, field, h } from "./dom.js";
import { grouped, readNik, telephone } from "./nik.js";
import { bracketOf } from "./prices.js";
import { chosen } from "./today.js";
import { dayText, label, num, rupiah, t } from "./words.js";

const ORDER = ["work", "nik", "name", "born", "home", "job", "income", "well", "consent"];
const VILLAGES_SHOWN = 30;

export default async function register(app, [id, asked]) {
  const day = dayHere(app.phone.slice.zone);
  if (!id) return begin(app, day);
  const back = id === "again" && app.phone.slice.members.find((m) => m.id === asked);
  if (back) return begin(app, day, { ...comesBack(back), again: back.id, same: back.id });
  const draft = (await app.phone.drafts()).find((kept) => kept.id === id);
  if (!draft) return begin(app, day);
  const step = ORDER.includes(asked) ? asked : ORDER.find((name) => missing(name, draft, day, app.phone.slice)) || "consent";
  return new Asking(app, draft, step, day).screen();
}

/** Of whoever was a member once, what needs no asking twice; each question still shows it. */
const comesBack = (m) => ({ name: m.name, home: m.village, sector: m.sector, status: m.status, income: m.income_rupiah });

/** Members with the last four digits of the NIK and a name of the same words: the same person, or another of a village nearby.
 * The phone holds no whole number and no birthday (together they would make one), but of whom it registered itself; the agent
 * sees who it is, and the house decides by all sixteen digits. */
function alike(slice, d, day) {
  const { digits, born } = readNik(d.nik || "", day);
  const words = (name) => (name || "").toLowerCase().match(/\p{L}+/gu) || [];
  const mine = words(d.name);
  const named = (m, its = words(m.name)) => mine.length > 0 && (mine.every((w) => its.includes(w)) || its.every((w) => mine.includes(w)));
  return born ? slice.members.filter((m) => m.nik_tail === digits.slice(-4) && (m.born === born || named(m))) : [];
}

/** Whether it is one of them, or nobody of them, is still to be said. */
const unasked = (slice, d, day) => d.same !== "other" && alike(slice, d, day).every((m) => m.id !== d.same) && alike(slice, d, day).length > 0;

/** A new form, already at the place of the day. */
async function begin(app, day, known) {
  const activity = chosen(app, day);
  const draft = {
    id: uuid7(),
    at: Date.now(),
    activity: activity && activity.id,
    attested_by: app.phone.slice.person.name,
    place: activity ? activity.place : "",
    village: activity && activity.village,
    ...known,
  };
  await app.phone.keepDraft(draft);
  location.replace(`#/register/${draft.id}/work`);
}

/** What keeps a question open, as the key of what is said; nothing where it is answered. */
function missing(step, d, day, slice) {
  switch (step) {
    case "work":
      return !d.how_works && "handset.need.choice";
    case "nik": {
      const read = readNik(d.nik || "", day);
      return read.wrong || (!read.born && "handset.need.nik");
    }
    case "name":
      return (d.name || "").trim().length < 2 ? "handset.need.name" : unasked(slice, d, day) && "handset.need.choice";
    case "born":
      return !d.born ? "handset.need.born" : !d.sex && "handset.need.choice";
    case "home":
      return !d.home && "handset.need.choice";
    case "job":
      return !(d.occupation || "").trim() ? "handset.need.occupation" : (!d.sector || !d.status) && "handset.need.choice";
    case "income":
      return !Number.isInteger(d.income) && "handset.need.income";
    case "well":
      if (d.works_now === undefined || d.well_now === undefined) return "handset.need.choice";
      return !(d.attested_by || "").trim() || !(d.place || "").trim() ? "handset.need.attested" : undefined;
    default:
      return !d.consent ? "handset.need.consent" : !telephone(d.phone) && "handset.need.phone";
  }
}

/** Why somebody cannot be registered here and now, as the rules are known to the phone; the branch may know more. */
function stopped(step, d, day, slice) {
  if (step === "work" && d.how_works === "wage") return { why: "handset.stop.wage" };
  if (step === "born" && d.born && age(d.born, day) >= slice.limits.age_years) return { why: "handset.stop.age", years: slice.limits.age_years };
  if (step === "well" && d.works_now === false) return { why: "handset.stop.work" };
  if (step === "well" && d.well_now === false) return { why: "handset.stop.well" };
  return undefined;
}

class Asking {
  constructor(app, draft, step, day) {
    Object.assign(this, { app, draft, step, day, slice: app.phone.slice });
    this.said = h("p.error", { role: "alert" });
  }

  screen() {
    const at = ORDER.indexOf(this.step);
    const last = at === ORDER.length - 1;
    return h(
      "form",
      { onsubmit: (event) => this.next(event), novalidate: true },
      h("p.eyebrow", {}, t("handset.step", { n: at + 1, of: ORDER.length })),
      h("progress", { max: ORDER.length, value: at + 1, "aria-label": t("handset.step", { n: at + 1, of: ORDER.length }) }),
      h("h1", {}, t(`handset.q.${this.step}`)),
      this.said,
      this[this.step](),
      h(
        "div.thumb",
        {},
        h("button.main", {}, t(last ? "handset.q.to_money" : "handset.q.next")),
        h("div.pair", {}, h("button.plain", { type: "button", onclick: () => this.app.back() }, t("handset.q.back")), h("a.plain", { href: "#/today" }, t("handset.q.later"))),
      ),
    );
  }

  /** An answer is on the disk before the next question. */
  async set(values) {
    Object.assign(this.draft, values, { at: Date.now() });
    await this.app.phone.keepDraft(this.draft);
  }

  async next(event) {
    event.preventDefault();
    await this.set({});
    const stop = stopped(this.step, this.draft, this.day, this.slice);
    const open = stop ? stop.why : missing(this.step, this.draft, this.day, this.slice);
    if (open) {
      this.said.textContent = t(open, stop);
      return;
    }
    const known = this.step === "name" && this.known();
    if (known && !returns(known, this.day)) return this.app.go(`money/${known.id}`);
    if (known) await this.set({ ...comesBack(known), ...this.draft });
    const after = ORDER[ORDER.indexOf(this.step) + 1];
    this.app.go(after ? `register/${this.draft.id}/${after}` : `money/new/${this.draft.id}`);
  }

  input(name, props = {}, read = (typed) => typed) {
    const value = this.draft[name];
    return h("input", { name, type: "text", autocomplete: "off", value: value === undefined ? "" : value, autofocus: props.first, ...props, oninput: (event) => this.set({ [name]: read(event.target.value) }) });
  }

  pick(name, label_, options, also = () => ({})) {
    return choices(name, label_, options, this.draft[name] === undefined ? undefined : String(this.draft[name]), (key) => this.set({ [name]: key, ...also(key) }));
  }

  options(name) {
    return this.slice.choices[name].map((choice) => ({ key: choice.key, label: label(choice) }));
  }

  yesNo(name, label_) {
    const answers = [{ key: "true", label: t("handset.yes") }, { key: "false", label: t("handset.no") }];
    return choices(name, label_, answers, this.draft[name] === undefined ? undefined : String(this.draft[name]), (key) => this.set({ [name]: key === "true" }));
  }

  // ---- The questions

  work() {
    return this.pick("how_works", t("handset.q.work.label"), this.options("how_works"));
  }

  nik() {
    const read = h("div.read", { role: "status" });
    const tell = () => read.replaceChildren(...this.nikSays());
    const input = this.input("nik", { inputmode: "numeric", autofocus: true, class: "wide" });
    input.addEventListener("input", () => {
      const digits = input.value.replace(/\D/g, "").slice(0, 16);
      if (!/[^\d\s.-]/.test(input.value)) input.value = grouped(digits);
      tell();
    });
    input.value = grouped((this.draft.nik || "").replace(/\D/g, ""));
    tell();
    return [field("nik", t("handset.nik"), input, { hint: t("handset.nik.hint") }), read];
  }

  nikSays() {
    const read = readNik(this.draft.nik || "", this.day);
    if (read.wrong) return [h("p.warn", {}, t(read.wrong, { digits: read.digits ? read.digits.length : 0 }))];
    if (!read.born) return [h("p.quiet", {}, t("handset.nik.digits", { n: read.digits.length }))];
    const district = this.slice.districts[read.district];
    return [
      h("p", {}, t("handset.nik.read", { sex: t(`sex.${read.sex}`), born: dayText(read.born), age: age(read.born, this.day) })),
      district && h("p.quiet", {}, t("handset.nik.district", { district })),
    ].filter(Boolean);
  }

  whoIsIt() {
    const people = alike(this.slice, this.draft, this.day);
    if (people.length === 0) return [];
    const village = (m) => (this.slice.villages.find((v) => v.code === m.village) || {}).name;
    const one = (m) => ({ key: m.id, label: [m.name, village(m)].filter(Boolean).join(", "), hint: t(returns(m, this.day) ? "handset.nik.returns" : "handset.nik.pays") });
    return [choices("same", t("handset.nik.known"), [...people.map(one), { key: "other", label: t("handset.nik.other") }], this.draft.same, (key) => this.set({ same: key }))];
  }

  known() {
    return alike(this.slice, this.draft, this.day).find((m) => m.id === this.draft.same);
  }

  name() {
    const who = h("div", {});
    const tell = () => who.replaceChildren(...this.whoIsIt());
    const input = this.input("name", { autocapitalize: "words", first: true, class: "wide" });
    input.addEventListener("input", () => {
      if (this.draft.same) this.set({ same: this.draft.again });
      tell();
    });
    tell();
    return [field("name", t("handset.name"), input, { hint: t("handset.name.hint") }), who];
  }

  born() {
    const read = readNik(this.draft.nik || "", this.day);
    if (read.born && !this.draft.born) Object.assign(this.draft, { born: read.born, sex: this.draft.sex || read.sex });
    const differs = h("p.warn", { role: "status" });
    const tell = () => {
      const other = read.born && this.draft.born && (read.born !== this.draft.born || (this.draft.sex && read.sex !== this.draft.sex));
      differs.textContent = other ? t("handset.born.differs", { born: dayText(read.born), sex: t(`sex.${read.sex}`) }) : "";
    };
    const input = this.input("born", { inputmode: "numeric" }, readDay);
    input.value = this.draft.born ? this.draft.born.split("-").reverse().join("-") : "";
    input.addEventListener("input", tell);
    const sex = choices("sex", t("handset.sex"), ["female", "male"].map((key) => ({ key, label: t(`sex.${key}`) })), this.draft.sex, async (key) => {
      await this.set({ sex: key });
      tell();
    });
    tell();
    return [field("born", t("handset.born"), input, { hint: t("handset.born.hint") }), sex, differs];
  }

  home() {
    const found = h("div", {});
    const search = h("input", { type: "search", autocomplete: "off", oninput: () => list() });
    const list = () => {
      const typed = search.value.trim().toLowerCase();
      const near = (v) => (v.code === this.draft.home ? 0 : v.code === this.draft.village ? 1 : v.mine ? 2 : 3);
      const fits = this.slice.villages.filter((v) => (typed ? `${v.name} ${v.district}`.toLowerCase().includes(typed) : v.mine || v.code === this.draft.home));
      fits.sort((a, b) => near(a) - near(b) || a.name.localeCompare(b.name));
      const shown = fits.slice(0, VILLAGES_SHOWN).map((v) => ({ key: v.code, label: v.name, hint: `${v.district}, ${v.regency}` }));
      found.replaceChildren(shown.length ? this.pick("home", t("handset.home"), shown) : h("p.quiet", {}, t("handset.home.none")));
    };
    list();
    return [field("village", t("handset.home.search"), search, { hint: t("handset.home.hint") }), found];
  }

  job() {
    const input = this.input("occupation", { autocapitalize: "sentences", first: true, list: "occupations" });
    const known = this.slice.occupations || [];
    input.addEventListener("input", () => {
      const same = known.find((o) => label(o).toLowerCase() === input.value.trim().toLowerCase());
      if (same && same.sector) this.set({ sector: same.sector }).then(() => this.check("sector", same.sector));
    });
    return [
      field("occupation", t("handset.occupation"), input, { hint: t("handset.occupation.hint") }),
      known.length > 0 && h("datalist", { id: "occupations" }, known.map((o) => h("option", { value: label(o) }))),
      this.pick("sector", t("handset.sector"), this.options("sector")),
      this.pick("status", t("handset.status"), this.options("status")),
    ].filter(Boolean);
  }

  check(name, value) {
    const radio = document.querySelector(`input[name="${name}"][value="${value}"]`);
    if (radio) radio.checked = true;
  }

  income() {
    const says = h("p.read", { role: "status" });
    const tell = () => {
      const { brackets } = this.slice.prices;
      const at = Number.isInteger(this.draft.income) ? bracketOf(brackets, this.draft.income) : -1;
      says.textContent = at < 0 ? "" : t("handset.income.read", { income: rupiah(this.draft.income) });
    };
    const read = (typed) => {
      const digits = typed.replace(/\D/g, "");
      return digits ? Number(digits) : undefined;
    };
    const input = this.input("income", { inputmode: "numeric", first: true }, read);
    input.value = this.draft.income === undefined ? "" : num(this.draft.income);
    input.addEventListener("input", () => {
      input.value = this.draft.income === undefined ? "" : num(this.draft.income);
      tell();
    });
    tell();
    return [field("income", t("handset.income"), input, { hint: t("handset.income.hint") }), says];
  }

  well() {
    return [
      this.yesNo("works_now", t("handset.works_now")),
      this.yesNo("well_now", t("handset.well_now")),
      field("attested_by", t("handset.attested_by"), this.input("attested_by", { autocapitalize: "words" }), { hint: t("handset.attested_by.hint") }),
      field("place", t("handset.place"), this.input("place", { autocapitalize: "words" })),
    ];
  }

  consent() {
    const d = this.draft;
    const village = this.slice.villages.find((v) => v.code === d.home);
    const agree = h("input", { type: "checkbox", name: "consent", checked: d.consent === true, onchange: (event) => this.set({ consent: event.target.checked }) });
    return [
      h(
        "dl.facts",
        {},
        h("dt", {}, t("handset.name")), h("dd", {}, d.name),
        h("dt", {}, t("handset.born")), h("dd", {}, d.born ? dayText(d.born) : ""),
        h("dt", {}, t("handset.home")), h("dd", {}, village ? `${village.name}, ${village.district}` : ""),
        h("dt", {}, t("handset.occupation")), h("dd", {}, d.occupation || ""),
        h("dt", {}, t("handset.income")), h("dd", {}, d.income === undefined ? "" : rupiah(d.income)),
      ),
      field("phone", t("handset.phone"), this.input("phone", { inputmode: "tel", type: "tel" }), { hint: t("handset.phone.hint") }),
      h("blockquote", {}, t("handset.consent.words")),
      h("label.choice", {}, agree, h("span", {}, t("handset.consent.yes"))),
    ];
  }
}

/** Has no month left to pay: whose cover ended comes back by registering. */
const returns = (m, day) => !m.first_unpaid && !(m.covered_until >= day);

/** The command that a finished form stands for. `number` is what was handed over. */
export function commandOf(draft, slice, number, day) {
  const given = (value) => (value && String(value).trim() ? String(value).trim() : undefined);
  return {
    id: draft.command || (draft.command = uuid7()),
    subject: draft.id,
    command: {
      kind: "register",
      nik: draft.nik.replace(/\D/g, ""),
      name: draft.name.trim(),
      born: draft.born,
      sex: draft.sex,
      phone: given(draft.phone),
      home: draft.home,
      activity: draft.activity,
      how_works: draft.how_works,
      status: draft.status,
      sector: draft.sector,
      occupations: [draft.occupation.trim()],
      income_rupiah: draft.income,
      programmes: draft.programmes,
      payer: draft.payer,
      attestation: { works_now: draft.works_now, well_now: draft.well_now, attested_by: draft.attested_by.trim(), place: draft.place.trim() },
      consent: draft.consent === true,
      evidence: { number, claimed_on: day },
    },
  };
}
