// What happened on this phone, on its way to the house. Written down before anybody is told that it is done; in a dense
// order, each signed and chained to the one before, sealed so that it can be sent while the phone is locked; sent until it is
// answered, and kept for 35 days after, in case the house has to be restored from an older copy.

import { base64url, hex, sha256, utf8 } from "./bytes.js";
import * as hpke from "./hpke.js";
import { number } from "./receipts.js";

export const KEEP_MS = 35 * 86_400_000;
const INFO = utf8("payung outbox 1");
const MOST_ITEMS = 50;
const MOST_BYTES = 240_000;
/** What is larger lies apart, so that looking through the outbox does not read every picture in it. */
const LARGE = 8_000;
/** More than the branch takes as one file: then pictures that the house has stay out of it. */
const MOST_IN_FILE = 15_000_000;
const START = { seq: 0, prev: "0".repeat(64), receipts: 0 };
const NO_LINK = { upto: 0, mark: "", epoch: "", contact: 0 };

/**
 * Why not everything was sent now. `kind`: `offline`; `revoked`, where all was kept and put aside; `unknown`, where the house
 * does not know this phone (any more); `stuck`; or `refused` with the status.
 */
export class NotSent extends Error {
  constructor(kind, status) {
    super(kind);
    this.kind = kind;
    this.status = status;
  }
}

export class Outbox {
  /** `phone`: {id, series, sign, house}: its id, block of receipt numbers, signing key, the house's public key. */
  constructor(db, vault, phone, clock = Date.now) {
    this.db = db;
    this.vault = vault;
    this.phone = phone;
    this.clock = clock;
  }

  /**
   * Writes down what happened, together with `also` (a draft taken away). `make` is handed the next receipt numbers and gives
   * `[{command, glance}]`: the command as it will be carried out, and what the phone shows of it.
   */
  async add(make, also = []) {
    return exclusive("payung-outbox", async () => {
      const counters = (await this.db.get("state", "counters")) || START;
      const { mark } = await this.link();
      let { seq, prev, receipts } = counters;
      const entries = make(() => number(this.phone.series, (receipts += 1)));
      const writes = [];
      for (const { command, glance } of entries) {
        seq += 1;
        const at = this.clock();
        const plain = await this.signed({ v: 1, seq, prev, mark, at, command });
        prev = hex(await sha256(plain));
        const sealed = await hpke.seal(this.phone.house, INFO, utf8(`${this.phone.id}.${seq}`), plain);
        const item = { seq, at, kind: command.command.kind, size: sealed.length, glance: await this.vault.post(glance) };
        if (sealed.length > LARGE) writes.push(["state", apart(seq), sealed]);
        else item.sealed = sealed;
        writes.push(["outbox", seq, item]);
      }
      await this.db.write([["state", "counters", { seq, prev, receipts }], ...writes, ...also]);
      return entries;
    });
  }

  async signed(item) {
    const payload = base64url(utf8(JSON.stringify(item)));
    const how = { name: "ECDSA", hash: "SHA-256" };
    const signature = await crypto.subtle.sign(how, this.phone.sign, utf8(`PYO1.${payload}`));
    return utf8(`${payload}.${base64url(new Uint8Array(signature))}`);
  }

  async link() {
    return (await this.db.get("state", "link")) || NO_LINK;
  }

  /** How many are not answered yet. */
  async waiting() {
    const items = await this.db.all("outbox");
    return items.filter((item) => !item.state).length;
  }

  /** Items with what is shown of them, the latest first; what was put away under a forgotten PIN shows nothing. */
  async shown() {
    const items = (await this.db.all("outbox")).reverse();
    return Promise.all(
      items.map(async (item) => ({
        ...item,
        glance: await this.vault.collect(item.glance),
        answer: await this.vault.collect(item.answer),
      })),
    );
  }

  /**
   * Sends until nothing waits. `post(body)` gives the house's answer or throws `NotSent`. Two at once never send.
   * → how many were answered.
   */
  async send(post) {
    return exclusive("payung-send", async () => {
      let answered = 0;
      let revoked = false;
      for (;;) {
        const link = await this.link();
        const items = await this.batch(link.upto);
        const reply = await post({ epoch: link.epoch, items: await this.packed(items) });
        answered += await this.keep(reply);
        // Shut out, and heard all the same: what is here is given to the last.
        revoked = reply.revoked;
        const more = await this.batch(reply.upto);
        if (more.length === 0) break;
        // The house holds less than it was just given: what fills the gap is not on this phone any more.
        if (items.length > 0 && reply.upto <= link.upto && more[0].seq === items[0].seq) throw new NotSent("stuck");
      }
      await this.forget();
      if (revoked) throw new NotSent("revoked");
      return answered;
    });
  }

  /** What comes after the house's last or has no answer here, in order, as much as one message carries. */
  async batch(upto) {
    const items = (await this.db.all("outbox")).filter((item) => item.seq > upto || !item.state);
    let bytes = 0;
    const fits = (item, i) => (bytes += sizeOf(item) * 1.4) < MOST_BYTES ? i < MOST_ITEMS : i === 0;
    const cut = items.findIndex((item, i) => !fits(item, i));
    return cut < 0 ? items : items.slice(0, cut);
  }

  /** Items as they travel. */
  packed(items) {
    return Promise.all(items.map(async ({ seq, sealed }) => ({ seq, sealed: base64url(sealed || (await this.db.get("state", apart(seq)))) })));
  }

  async keep(reply) {
    const now = this.clock();
    const link = { upto: reply.upto, mark: reply.mark, epoch: reply.epoch, contact: now, house: reply.now };
    const writes = [["state", "link", link]];
    let answered = 0;
    for (const { seq, state, answer } of reply.answers) {
      const item = await this.db.get("outbox", seq);
      if (!item) continue;
      if (!item.state) answered += 1;
      writes.push(["outbox", seq, { ...item, state, answer: await this.vault.post(answer || {}), answered: item.answered || now }]);
    }
    await this.db.write(writes);
    return answered;
  }

  /** Lets go of what was answered long ago, from the oldest on, so that what is kept has no gap. */
  async forget() {
    const old = [];
    for (const item of await this.db.all("outbox")) {
      if (!item.answered || this.clock() - item.answered < KEEP_MS) break;
      old.push(["outbox", item.seq], ["state", apart(item.seq)]);
    }
    if (old.length) await this.db.write(old);
  }

  /** All that is kept, sealed as it is, to be carried to the office where the phone will never be online again. */
  async asFile() {
    const all = await this.db.all("outbox");
    const bytes = all.reduce((sum, item) => sum + sizeOf(item) * 1.4, 0);
    const items = bytes < MOST_IN_FILE ? all : all.filter((item) => !item.state || sizeOf(item) <= LARGE);
    return JSON.stringify({ payung: "outbox 1", phone: this.phone.id, items: await this.packed(items) });
  }
}

const apart = (seq) => `sealed.${seq}`;
/** Items of an older edition do not tell their size. */
const sizeOf = (item) => item.size || item.sealed.length;

/** One at a time, in all tabs and the service worker; where there are no locks, in this program. */
export function exclusive(name, work) {
  if (globalThis.navigator && navigator.locks) return navigator.locks.request(name, work);
  const before = queues.get(name) || Promise.resolve();
  const mine = before.then(work, work);
  queues.set(name, mine.catch(() => {}));
  return mine;
}

const queues = new Map();
