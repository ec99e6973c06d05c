// Money: what so many months cost, what it covers, and the cash taken. For a form just filled in, and for somebody who pays on.

import { uuid7 } from "./bytes.js";
import { lastDay, monthOf, monthsBetween, plusMonths, today as dayHere } from "./dates.js";
import { choices, h } from "./dom.js";
import { quote, runs } from "./prices.js";
import { commandOf } from "./register.js";
import { chosen } from "./today.js";
import { dayText, label, monthsText, rupiah, t } from "./words.js";

const USUAL = 3;

export default async function money(app, [id, form]) {
  const { slice } = app.phone;
  const day = dayHere(slice.zone);
  const draft = id === "new" && (await app.phone.drafts()).find((kept) => kept.id === form);
  const member = !draft && slice.members.find((known) => known.id === id);
  if (!draft && !member) return app.go("today");
  return new Taking(app, day, draft ? ofDraft(draft, slice) : ofMember(member, monthOf(day)), draft).screen();
}

const ofDraft = (draft, slice) => ({
  id: draft.id,
  name: draft.name,
  terms: { income: draft.income, sector: draft.sector, status: draft.status, payer: draft.payer || "self" },
  programmes: draft.programmes || slice.programmes.filter((p) => p.compulsory_for.includes(draft.status)).map((p) => p.code),
  from: undefined,
});

/** Who never paid begins with the month they pay in, however long ago the slice was fetched. */
const firstOf = (m, now) => (m.state === "registered" && m.first_unpaid < now ? now : m.first_unpaid);

const ofMember = (m, now) => ({
  id: m.id,
  name: m.name,
  terms: { income: m.income_rupiah, sector: m.sector, status: m.status, payer: m.payer },
  programmes: m.programmes,
  from: firstOf(m, now),
  member: m,
});

class Taking {
  constructor(app, day, person, draft) {
    Object.assign(this, { app, day, person, draft, slice: app.phone.slice });
    this.months = undefined;
    this.body = h("div", {});
  }

  get first() {
    const now = monthOf(this.day);
    return this.person.from || now;
  }

  /** As far as the next year's months go: twelve beyond this one. */
  offers() {
    const most = monthsBetween(this.first, monthOf(this.day)) + 13;
    const { terms, programmes } = this.person;
    // Who can pay for nothing now (paid far ahead, or not a member any more) has no first month.
    if (this.person.member && !this.person.from) return [];
    const offer = (count) => ({ count, quoted: quote(this.slice.prices, terms, programmes, this.first, count) });
    return this.slice.limits.offers.filter((count) => count <= most).map(offer).filter((o) => o.quoted);
  }

  screen() {
    this.draw();
    return h("section", {}, h("p.eyebrow", {}, this.person.name), this.body);
  }

  draw() {
    const offers = this.offers();
    if (offers.length === 0) {
      const { member } = this.person;
      const why = !member || member.first_unpaid ? "unknown" : member.covered_until >= this.day ? "ahead" : "ended";
      const said = { name: this.person.name, until: why === "ahead" && dayText(member.covered_until) };
      const again = why === "ended" && h("a.main", { href: `#/register/again/${member.id}` }, t("handset.money.again"));
      this.body.replaceChildren(h("h1", {}, t(`handset.money.${why}`, said)), h("p", {}, t(`handset.money.${why}.why`)), h("div.thumb", {}, ...[again, this.without()].filter(Boolean)));
      return;
    }
    const picked = offers.find((o) => o.count === (this.months || USUAL)) || offers[0];
    this.months = picked.count;
    const until = lastDay(plusMonths(this.first, picked.count - 1));
    this.body.replaceChildren(
      h("h1", { "aria-live": "polite" }, h("span.sum", {}, rupiah(picked.quoted.total)), h("small", {}, monthsText(this.first, plusMonths(this.first, picked.count - 1)))),
      h("ul.runs", {}, runs(picked.quoted).map((run) => h("li", {}, t("handset.money.each", { months: monthsText(run.from, run.until), money: rupiah(run.each) })))),
      h("p.covered", {}, t(this.person.member ? "handset.money.covered_on" : "handset.money.covered", { name: this.person.name, until: dayText(until) })),
      choices("months", t("handset.money.months"), offers.map((o) => ({ key: String(o.count), label: t("handset.money.offer", { count: o.count }), hint: rupiah(o.quoted.total) })), String(picked.count), (key) => {
        this.months = Number(key);
        this.draw();
        this.body.querySelector(`input[name="months"][value="${key}"]`).focus();
      }, "two"),
      this.more(),
      h("p.hint", {}, t("handset.money.law")),
      h(
        "div.thumb",
        {},
        h("button.main", { type: "button", onclick: (event) => this.take(event, picked) }, t("handset.money.take", { money: rupiah(picked.quoted.total) })),
        this.without(),
      ),
    );
  }

  /** Old-age savings, another payer: seldom, so folded away. */
  more() {
    const { programmes, terms } = this.person;
    const optional = this.slice.programmes.filter((p) => !p.compulsory_for.includes(terms.status));
    const turn = (code, on) => {
      this.person.programmes = this.slice.programmes.map((p) => p.code).filter((c) => (c === code ? on : programmes.includes(c)));
      this.draw();
    };
    const payer = (event) => {
      this.person.terms = { ...terms, payer: event.target.value };
      this.draw();
    };
    return h(
      "details",
      {},
      h("summary", {}, t("handset.money.other")),
      !this.person.member && optional.map((p) => h("label.choice", {}, h("input", { type: "checkbox", checked: programmes.includes(p.code), onchange: (event) => turn(p.code, event.target.checked) }), h("span", {}, `${p.code}: ${label(p)}`))),
      h("label", { for: "payer" }, t("handset.money.payer")),
      h("select", { id: "payer", onchange: payer }, this.slice.choices.payer.map((c) => h("option", { value: c.key, selected: c.key === terms.payer }, label(c)))),
    );
  }

  without() {
    if (!this.draft) return h("a.plain", { href: `#/${this.app.held.from || "renew"}` }, t("handset.money.not_now"));
    return h("button.plain", { type: "button", onclick: (event) => this.take(event, undefined) }, t("handset.money.none"));
  }

  /** The form and the money go down together: both or neither. */
  async take(event, picked) {
    event.target.disabled = true;
    const { app, day, draft, slice, person } = this;
    const until = picked && lastDay(plusMonths(this.first, picked.count - 1));
    const activity = draft ? draft.activity : (chosen(app, day) || {}).id;
    let shown;
    const make = (receiptNumber) => {
      const number = receiptNumber();
      shown = this.paper(number, picked, until);
      const entries = [];
      if (draft) {
        Object.assign(draft, { programmes: person.programmes, payer: person.terms.payer });
        entries.push({ command: commandOf(draft, slice, number, day), glance: { kind: "register", name: person.name, number, member: this.after(picked) } });
      }
      if (picked) entries.push({ command: this.payment(number, picked, activity), glance: { kind: "pay", name: person.name, number, amount: picked.quoted.total, receipt: shown, member: this.after(picked) } });
      return entries;
    };
    const done = { taken: picked ? picked.quoted.total : 0, registered: draft ? 1 : 0, member: this.after(picked), draft: draft && draft.id, today: day };
    await app.phone.record(make, done);
    app.send();
    app.held.receipt = shown;
    app.go(`receipt/${shown.number}`);
  }

  payment(number, picked, activity) {
    const { terms, programmes } = this.person;
    return {
      id: uuid7(),
      subject: this.person.id,
      command: {
        kind: "pay",
        payer: terms.payer,
        programmes,
        from: this.first,
        months: picked.count,
        amount_rupiah: picked.quoted.total,
        taken_on: this.day,
        taken_by: "agent",
        activity,
        evidence: { number, claimed_on: this.day },
      },
    };
  }

  /** What the slice says of the person from now on, until the house says it better. */
  after(picked) {
    const { draft, person } = this;
    const known = person.member || {
      id: person.id,
      name: draft.name,
      born: draft.born,
      nik_tail: draft.nik.replace(/\D/g, "").slice(-4),
      village: draft.home,
      income_rupiah: draft.income,
      sector: draft.sector,
      status: draft.status,
      state: "registered",
      first_unpaid: monthOf(this.day),
      photo_may_follow: true,
    };
    const next = picked && plusMonths(this.first, picked.count);
    return {
      ...known,
      payer: person.terms.payer,
      programmes: person.programmes,
      ...(picked ? { state: "active", first_unpaid: next, covered_from: known.covered_from || this.day, covered_until: lastDay(plusMonths(next, -1)) } : {}),
    };
  }

  paper(number, picked, until) {
    const { slice, person, day } = this;
    return {
      number,
      day,
      member: person.id,
      name: person.name,
      office: slice.office.name,
      agent: slice.person.name,
      total: picked ? picked.quoted.total : 0,
      lines: picked ? runs(picked.quoted).map((run) => ({ months: [run.from, run.until], each: run.each })) : [],
      programmes: person.programmes,
      until,
      phone: this.draft ? this.draft.phone : undefined,
    };
  }
}
