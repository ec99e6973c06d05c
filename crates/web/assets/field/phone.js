// The phone as the house knows it: who holds it, its keys, its slice of the work. One for the whole app.

import { inHand } from "./cash.js";
import { base64url, fromBase64url } from "./bytes.js";
import * as hpke from "./hpke.js";
import { ask, postman } from "./house.js";
import { NotSent, Outbox } from "./outbox.js";
import { Vault } from "./vault.js";

/** Thousands of members come through the thinnest network in so long. */
const SLICE_PATIENCE_MS = 180_000;

export class Phone {
  constructor(db) {
    this.db = db;
    this.vault = new Vault(db);
    this.me = undefined;
    this.outbox = undefined;
    this.slice = undefined;
    this.till = undefined;
  }

  /** Finds what is kept; a phone that is nobody's yet has no `me`. */
  async wake() {
    this.me = await this.db.get("state", "me");
    if (this.me) await this.ready();
  }

  async ready() {
    const sign = await this.db.get("keys", "sign");
    const house = await hpke.recipient(fromBase64url(this.me.seal_key.public_key));
    const { phone: id, series } = this.me;
    this.outbox = new Outbox(this.db, this.vault, { id, series, sign, house });
  }

  /** Signs its holder in, once and online; gives what enrolment goes on with. */
  async signIn(login, password, code) {
    const signedIn = await ask("POST", "/api/v1/sign-in", { body: { login, password, code: code || undefined } });
    return signedIn.token;
  }

  /** Makes the keys, tells the house, fetches the slice, and keeps all of it behind the PIN. */
  async enrol(token, label, pin) {
    const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
    const point = new Uint8Array(await crypto.subtle.exportKey("raw", keys.publicKey));
    const body = { label, public_key: base64url(point) };
    const { spare, ...given } = await ask("POST", "/api/v1/field/phones", { token, body });
    const me = { ...given, ...body };
    const hold = await this.vault.make(pin, spare && fromBase64url(spare));
    const link = { upto: 0, mark: me.mark, epoch: me.epoch, contact: Date.now() };
    await this.db.write([
      ...hold,
      ["state", "me", me],
      ["state", "link", link],
      ["keys", "sign", keys.privateKey],
      ["state", "till", await this.vault.put({ held: 0, day: "", registered: 0, taken: 0 })],
    ]);
    this.me = me;
    await this.ready();
    // The phone is known to the house from here on: what it carries may come later, at the next start if need be.
    await this.fetchSlice().catch((error) => {
      if (!(error instanceof NotSent)) throw error;
    });
    // The session was for this alone.
    await ask("POST", "/api/v1/sign-out", { token }).catch(() => {});
    if (navigator.storage && navigator.storage.persist) await navigator.storage.persist();
  }

  /**
   * The house does not know this phone any more (it was brought back from before it knew it), or its token ran out: its
   * holder signs in again. Under its own key it is the same phone, with the same numbers, and its outbox goes on.
   */
  async again(token) {
    const { label, public_key } = this.me;
    // The spare key stays with the house: it goes with the phone's id, and that is what it was.
    const { spare, ...given } = await ask("POST", "/api/v1/field/phones", { token, body: { label, public_key } });
    const me = { ...given, label, public_key };
    const link = { ...(await this.outbox.link()), mark: me.mark, epoch: me.epoch };
    await this.db.write([["state", "me", me], ["state", "link", link]]);
    this.me = me;
    await this.ready();
    await ask("POST", "/api/v1/sign-out", { token }).catch(() => {});
  }

  async unlock(pin) {
    await this.vault.unlock(pin);
    await this.opened();
  }

  /** Another PIN where the old one is forgotten: its holder has signed in again, and the house gave the spare key. */
  async renewPin(token, pin) {
    const { spare } = await ask("POST", `/api/v1/field/phones/${this.me.phone}/spare`, { token, body: {} });
    await this.vault.renew(pin, fromBase64url(spare));
    await this.opened();
    await ask("POST", "/api/v1/sign-out", { token }).catch(() => {});
  }

  async opened() {
    this.slice = await this.vault.take(await this.db.get("slice", "slice"));
    this.till = await this.vault.take(await this.db.get("state", "till"));
  }

  lock() {
    this.vault.close();
    this.slice = undefined;
    this.till = undefined;
  }

  /** What the house knows of the agent's villages now. What was done here and is not answered yet stays on top of it. */
  async fetchSlice() {
    const fresh = await ask("GET", "/api/v1/field/slice", { token: this.me.token, patience: SLICE_PATIENCE_MS });
    // In the order in which it was done: the last word about somebody counts.
    for (const item of (await this.outbox.shown()).reverse()) {
      if (item.state || !item.glance || !item.glance.member) continue;
      const at = fresh.members.findIndex((member) => member.id === item.glance.member.id);
      if (at < 0) fresh.members.push(item.glance.member);
      else fresh.members[at] = { ...fresh.members[at], ...item.glance.member };
    }
    fresh.fetched = Date.now();
    this.slice = fresh;
    this.till = this.till || (await this.vault.take(await this.db.get("state", "till")));
    // What is in the hand is what the house knows, and on top of it what only this phone knows yet.
    this.till = { ...this.till, held: await inHand(this.outbox, fresh.cash) };
    await this.db.write([["slice", "slice", await this.vault.put(fresh)], ["state", "till", await this.vault.put(this.till)]]);
  }

  async send() {
    return this.outbox.send(postman(this.me.token));
  }

  /**
   * Writes down what happened. `make` as in `Outbox.add`; `taken` is the cash, `registered` how many people; `member` what the
   * slice holds of the person from now on.
   */
  async record(make, { taken = 0, registered = 0, member, draft, today }) {
    const before = this.till.day === today ? this.till : { ...this.till, day: today, registered: 0, taken: 0 };
    const till = {
      ...before,
      held: before.held + taken,
      registered: before.registered + registered,
      taken: before.taken + taken,
    };
    const members = member
      ? [...this.slice.members.filter((known) => known.id !== member.id), member]
      : this.slice.members;
    const slice = { ...this.slice, members };
    const also = [["state", "till", await this.vault.put(till)], ["slice", "slice", await this.vault.put(slice)]];
    if (draft) also.push(["drafts", draft]);
    const entries = await this.outbox.add(make, also);
    this.till = till;
    this.slice = slice;
    return entries;
  }

  // ---- Forms that are not finished: kept at every answer, so that a flat battery costs nothing.

  async keepDraft(draft) {
    await this.db.write([["drafts", draft.id, await this.vault.put(draft)]]);
  }

  async drafts() {
    const kept = await this.db.all("drafts");
    return Promise.all(kept.map((draft) => this.vault.take(draft)));
  }

  async dropDraft(id) {
    await this.db.write([["drafts", id]]);
  }
}
