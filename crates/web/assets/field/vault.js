// What a stranger who finds the phone cannot read. A random key encrypts what is kept; the PIN opens that key, together with
// a key that cannot leave this browser, so that guessing needs the phone. Wrong PINs make longer and longer waits, and
// nothing is ever wiped: work not sent yet is sealed to the house besides, and needs no PIN to be sent.
//
// While the app is open and unlocked, a script of another's making could read everything: therefore none is let in (CSP).

import { fromUtf8, join, random, utf8 } from "./bytes.js";
import * as hpke from "./hpke.js";

export const PIN_DIGITS = 6;
const ROUNDS = 600_000;
const FREE_TRIES = 3;
const LONGEST_WAIT_MS = 3_600_000;
const OWN = utf8("payung phone 1");

export class WrongPin extends Error {
  constructor(waitMs) {
    super("wrong pin");
    this.waitMs = waitMs;
  }
}

export class Vault {
  constructor(db) {
    this.db = db;
    this.key = undefined;
    this.box = undefined;
  }

  get isOpen() {
    return this.key !== undefined;
  }

  /**
   * Made anew for a PIN, at enrolment. `spare` is a key that the house keeps: it opens the phone for another PIN where this one
   * is forgotten. Gives the writes that keep it.
   */
  async make(pin, spare = random(32)) {
    const hold = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    const secret = random(32);
    const salt = random(16);
    const box = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
    const point = new Uint8Array(await crypto.subtle.exportKey("raw", box.publicKey));
    const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", box.privateKey));
    const inner = await encrypt(await ofPin(pin, salt, ROUNDS), secret);
    const wrapped = await encrypt(hold, inner);
    this.key = await dataKey(secret);
    this.box = { privateKey: box.privateKey, point };
    const second = await encrypt(hold, await encrypt(await dataKey(spare), secret));
    return [
      ["keys", "hold", hold],
      ["state", "vault", { salt, rounds: ROUNDS, wrapped, spare: second, point, box: await this.lock(pkcs8), wrong: 0, until: 0 }],
    ];
  }

  /** Another PIN, by the spare key that the house gave its holder after a sign-in. What is kept stays as it is. */
  async renew(pin, spare) {
    const held = await this.db.get("state", "vault");
    const hold = await this.db.get("keys", "hold");
    const secret = await decrypt(await dataKey(spare), await decrypt(hold, held.spare));
    const salt = random(16);
    const wrapped = await encrypt(hold, await encrypt(await ofPin(pin, salt, ROUNDS), secret));
    await this.openWith(secret, { ...held, salt, rounds: ROUNDS, wrapped });
  }

  /** How long one has to wait before the next try. */
  async wait(now = Date.now()) {
    const held = await this.db.get("state", "vault");
    return Math.max(0, Math.min(LONGEST_WAIT_MS, held.until - now));
  }

  async unlock(pin, now = Date.now()) {
    const held = await this.db.get("state", "vault");
    const waiting = Math.min(LONGEST_WAIT_MS, held.until - now);
    if (waiting > 0) throw new WrongPin(waiting);
    // Counted before it is tried: whoever kills the app in between has used a try.
    const wrong = held.wrong + 1;
    const wait = wrong < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, 30_000 * 2 ** (wrong - FREE_TRIES));
    await this.db.write([["state", "vault", { ...held, wrong, until: now + wait }]]);
    const secret = await this.opened(held, pin);
    if (!secret) throw new WrongPin(wait);
    await this.openWith(secret, held);
  }

  async openWith(secret, held) {
    this.key = await dataKey(secret);
    const pkcs8 = await this.unlockBytes(held.box);
    const curve = { name: "ECDH", namedCurve: "P-256" };
    const privateKey = await crypto.subtle.importKey("pkcs8", pkcs8, curve, false, ["deriveBits"]);
    this.box = { privateKey, point: held.point };
    await this.db.write([["state", "vault", { ...held, wrong: 0, until: 0 }]]);
  }

  close() {
    this.key = undefined;
    this.box = undefined;
  }

  async opened(held, pin) {
    try {
      const inner = await decrypt(await this.db.get("keys", "hold"), held.wrapped);
      return await decrypt(await ofPin(pin, held.salt, held.rounds), inner);
    } catch {
      return undefined;
    }
  }

  /** Kept so that only the unlocked phone reads it. */
  lock(bytes) {
    return encrypt(this.key, bytes);
  }

  unlockBytes(kept) {
    return decrypt(this.key, kept);
  }

  async put(value) {
    return this.lock(utf8(JSON.stringify(value)));
  }

  async take(kept) {
    return kept && JSON.parse(fromUtf8(await this.unlockBytes(kept)));
  }

  /** Put away while locked, to be read when unlocked: an answer that comes at night. */
  async post(value) {
    const { point } = await this.db.get("state", "vault");
    return hpke.seal(await hpke.recipient(point), OWN, new Uint8Array(0), utf8(JSON.stringify(value)));
  }

  /** Nothing for what was put away under a PIN since forgotten. */
  async collect(posted) {
    if (!posted || !this.box) return undefined;
    try {
      return JSON.parse(fromUtf8(await hpke.open(this.box, OWN, new Uint8Array(0), posted)));
    } catch {
      return undefined;
    }
  }
}

async function ofPin(pin, salt, iterations) {
  const typed = await crypto.subtle.importKey("raw", utf8(pin), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

const dataKey = (secret) => crypto.subtle.importKey("raw", secret, "AES-GCM", false, ["encrypt", "decrypt"]);

async function encrypt(key, bytes) {
  const iv = random(12);
  return join(iv, new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, bytes)));
}

async function decrypt(key, kept) {
  const iv = kept.slice(0, 12);
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, kept.slice(12)));
}
