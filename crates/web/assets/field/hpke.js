// Sealing to a key (RFC 9180, base mode): what is sealed to the house only the house can read, not this phone either; what
// is sealed to the phone's own key can be put away while it is locked. DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. One message for each encapsulation, so the nonce is the base nonce.

import { join, utf8 } from "./bytes.js";

const EMPTY = new Uint8Array(0);
const KEM = join(utf8("KEM"), Uint8Array.of(0x00, 0x10));
const SUITE = join(utf8("HPKE"), Uint8Array.of(0x00, 0x10, 0x00, 0x01, 0x00, 0x02));
const VERSION = utf8("HPKE-v1");
const POINT = 65;
const P256 = { name: "ECDH", namedCurve: "P-256" };

/** The house's public key from its 65 bytes. */
export const recipient = (point) => crypto.subtle.importKey("raw", point, P256, true, []);

/** `enc || ciphertext`. `pair` is for tests alone. */
export async function seal(to, info, aad, plain, pair) {
  const mine = pair || (await crypto.subtle.generateKey(P256, true, ["deriveBits"]));
  const [enc, theirs] = await Promise.all([raw(mine.publicKey), raw(to)]);
  const { key, iv } = await agreed(mine.privateKey, to, join(enc, theirs), info, "encrypt");
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: aad }, key, plain);
  return join(enc, new Uint8Array(sealed));
}

/** What was sealed to `mine` (`{privateKey, point}`); an error where it was not, or was altered. */
export async function open(mine, info, aad, sealed) {
  const enc = sealed.slice(0, POINT);
  const { key, iv } = await agreed(mine.privateKey, await recipient(enc), join(enc, mine.point), info, "decrypt");
  const cipher = { name: "AES-GCM", iv, additionalData: aad };
  return new Uint8Array(await crypto.subtle.decrypt(cipher, key, sealed.slice(POINT)));
}

async function agreed(privateKey, publicKey, context, info, use) {
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: "ECDH", public: publicKey }, privateKey, 256));
  const prk = await extract(EMPTY, labelled(KEM, "eae_prk", shared));
  const secret = await expand(prk, KEM, "shared_secret", context, 32);

  const psk = await extract(EMPTY, labelled(SUITE, "psk_id_hash", EMPTY));
  const of = await extract(EMPTY, labelled(SUITE, "info_hash", info));
  const schedule = join(Uint8Array.of(0), psk, of);
  const exporter = await extract(secret, labelled(SUITE, "secret", EMPTY));
  const key = await expand(exporter, SUITE, "key", schedule, 32);
  const iv = await expand(exporter, SUITE, "base_nonce", schedule, 12);
  return { key: await crypto.subtle.importKey("raw", key, "AES-GCM", false, [use]), iv };
}

const raw = async (key) => new Uint8Array(await crypto.subtle.exportKey("raw", key));

const labelled = (suite, label, input) => join(VERSION, suite, utf8(label), input);

/** HKDF-Extract is an HMAC; no salt means one of zeros. */
const extract = (salt, input) => hmac(salt.length ? salt : new Uint8Array(32), input);

/** HKDF-Expand for at most one block, which is all that is asked for here. */
async function expand(prk, suite, label, info, length) {
  const size = Uint8Array.of(length >> 8, length & 0xff);
  const block = await hmac(prk, join(size, labelled(suite, label, info), Uint8Array.of(1)));
  return block.slice(0, length);
}

async function hmac(key, input) {
  const imported = await crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, input));
}
