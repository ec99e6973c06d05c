// The photo of an identity card, which may follow. A screen of its own, with nothing on it to be lost where the camera takes all
// of the phone's memory; once kept, it is sealed to the house, and this phone never shows it again.

import { uuid7 } from "./bytes.js";
import { today as dayHere } from "./dates.js";
import { h } from "./dom.js";
import { small } from "./small.js";
import { num, t } from "./words.js";

/** Some 115 kB on the way, twice packed as text: half a minute on the slowest network that is still one. */
const MOST_BYTES = 48_000;

export default async function photo(app, [id]) {
  const { slice } = app.phone;
  const member = slice.members.find((m) => m.id === id);
  if (!member) return app.go("complete");
  const said = h("p.error", { role: "alert" });
  const shown = h("figure.photo", { hidden: true });
  const chosen = h("label.second", { for: "photo" }, t("handset.photo.take"));
  const keep = h("button.main", { type: "button", hidden: true }, t("handset.complete.keep"));
  const words = h("div", {}, h("p", {}, t("handset.photo.why")), h("p.hint", {}, t("handset.photo.hint")));
  let jpeg;
  const take = async (event) => {
    const [file] = event.target.files;
    // Taken back in the camera: what was there stays.
    if (!file) return;
    said.textContent = "";
    jpeg = await small(file, MOST_BYTES).catch(() => undefined);
    event.target.value = "";
    shown.hidden = keep.hidden = !jpeg;
    // The picture in their place, above the thumb.
    words.hidden = !!jpeg;
    if (!jpeg) return (said.textContent = t("handset.photo.bad"));
    shown.replaceChildren(h("img", { src: jpeg, alt: t("handset.photo.alt", { name: member.name }) }), h("figcaption.hint", {}, t("handset.photo.check", { n: num(Math.ceil((jpeg.length * 0.75) / 1000)) })));
    chosen.textContent = t("handset.photo.again");
    keep.focus();
  };
  keep.addEventListener("click", async () => {
    keep.disabled = true;
    const after = { ...member, photo_may_follow: false };
    const text = jpeg.slice(jpeg.indexOf(",") + 1).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
    const command = { id: uuid7(), subject: member.id, command: { kind: "photo", jpeg: text } };
    await app.phone.record(() => [{ command, glance: { kind: "photo", name: member.name, member: after } }], { today: dayHere(slice.zone), member: after });
    app.send();
    app.go("complete");
  });
  return h(
    "section",
    {},
    h("p.eyebrow", {}, `NIK …${member.nik_tail}`),
    h("h1", {}, t("handset.photo.title", { name: member.name })),
    said,
    words,
    shown,
    h("input.out", { id: "photo", type: "file", accept: "image/*", capture: "environment", onchange: take }),
    h("div.thumb", {}, keep, chosen, h("a.plain", { href: "#/complete" }, t("handset.cash.later"))),
  );
}
