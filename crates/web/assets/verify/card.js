// What a card's square says, and whether it was signed by a key of the house: base45 (RFC 9285), as much of CBOR (RFC 8949) as
// a card and its status list use, COSE_Sign1 with ES256 (RFC 9052). Nothing here knows the page; the same cases prove it and
// the house alike.

const LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const PREFIX = "KB1:";
const LONGEST = 1024;
const CLAIM = -70001;
const DAY_SECONDS = 86400;
/** Days end by the clock of WIB: the last second of a day anywhere in the country falls on that day by it. */
const WIB_SECONDS = 7 * 3600;
const PROGRAMMES = [["JKK", 1], ["JKM", 2], ["JHT", 4]];
const STATUS = "application/statuslist+cwt";

/** The bytes, or nothing where a letter or a value is not of base45. */
export function base45(text) {
  const values = Array.from(text, (c) => LETTERS.indexOf(c));
  if (values.includes(-1) || values.length % 3 === 1) return undefined;
  const bytes = [];
  for (let i = 0; i < values.length; i += 3) {
    const [c, d, e] = values.slice(i, i + 3);
    const n = c + d * 45 + (e === undefined ? 0 : e * 2025);
    if (n > (e === undefined ? 0xff : 0xffff)) return undefined;
    if (e !== undefined) bytes.push(n >> 8);
    bytes.push(n & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** One value and nothing after it; what is not understood is an error. Maps are maps, bytes are bytes, tags are `{tag, value}`. */
export function cbor(bytes) {
  const [value, end] = item(bytes, 0, 8);
  if (end !== bytes.length) throw new RangeError("bytes after the end");
  return value;
}

function item(bytes, at, depth) {
  if (depth < 0) throw new RangeError("too deep");
  const major = bytes[at] >> 5;
  const [n, next] = length(bytes, at);
  if (major === 0) return [n, next];
  if (major === 1) return [-1 - n, next];
  if (major === 2 || major === 3) {
    if (next + n > bytes.length) throw new RangeError("cut off");
    const part = bytes.slice(next, next + n);
    return [major === 2 ? part : new TextDecoder("utf-8", { fatal: true }).decode(part), next + n];
  }
  if (major === 6) {
    const [value, end] = item(bytes, next, depth - 1);
    return [{ tag: n, value }, end];
  }
  if (major === 7) throw new RangeError("no plain value");
  const values = [];
  let end = next;
  for (let i = 0; i < n * (major === 5 ? 2 : 1); i++) {
    const [value, after] = item(bytes, end, depth - 1);
    values.push(value);
    end = after;
  }
  if (major === 4) return [values, end];
  return [new Map(values.flatMap((key, i) => (i % 2 ? [] : [[key, values[i + 1]]]))), end];
}

/** The number in the head of an item, and where the item goes on. */
function length(bytes, at) {
  const low = bytes[at] & 0x1f;
  if (at >= bytes.length || low > 27) throw new RangeError("no length");
  if (low < 24) return [low, at + 1];
  const size = 1 << (low - 24);
  if (at + 1 + size > bytes.length) throw new RangeError("cut off");
  const n = bytes.slice(at + 1, at + 1 + size).reduce((n, byte) => n * 256 + byte, 0);
  if (!Number.isSafeInteger(n)) throw new RangeError("too large");
  return [n, at + 1 + size];
}

/** A byte string as CBOR writes it: the parts of what is signed. */
function bstr(bytes) {
  const head = bytes.length < 24 ? [0x40 + bytes.length] : bytes.length < 256 ? [0x58, bytes.length] : [0x59, bytes.length >> 8, bytes.length & 0xff];
  return [...head, ...bytes];
}

/** What was signed, by a known key, as what it should be: `{payload}`, or `{problem}`. */
async function open(bytes, typ, keys) {
  let sign1, header;
  try {
    const whole = cbor(bytes);
    sign1 = whole.value;
    header = cbor(sign1[0]);
    const formed = whole.tag === 18 && sign1.length === 4 && sign1[1].size === 0 && sign1[2] instanceof Uint8Array;
    if (!formed || header.get(1) !== -7 || header.get(16) !== typ || header.has(2) || sign1[3].length !== 64) throw new RangeError("form");
  } catch {
    return { problem: "tampered" };
  }
  const kid = Array.from(header.get(4) || [], (b) => b.toString(16).padStart(2, "0")).join("");
  const key = keys.find((k) => k.kid === kid);
  if (!key) return { problem: "unknown_key" };
  const spki = Uint8Array.from(atob(key.spki_base64), (c) => c.charCodeAt(0));
  const ecdsa = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const known = await crypto.subtle.importKey("spki", spki, ecdsa, false, ["verify"]);
  const name = new TextEncoder().encode("Signature1");
  const signed = Uint8Array.from([0x84, 0x60 + name.length, ...name, ...bstr(sign1[0]), 0x40, ...bstr(sign1[2])]);
  const holds = await crypto.subtle.verify(ecdsa, known, sign1[3], signed);
  return holds ? { payload: sign1[2] } : { problem: "tampered" };
}

/** `{card}`, or `{problem}`: `not_a_card`, `unknown_key`, `tampered`. */
export async function readCard(text, keys) {
  const plain = text.replace(/^[ \t\r\n\f]+|[ \t\r\n\f]+$/g, "");
  if (!plain.startsWith(PREFIX) || plain.length > LONGEST) return { problem: "not_a_card" };
  const bytes = base45(plain.slice(PREFIX.length));
  if (!bytes) return { problem: "tampered" };
  const opened = await open(bytes, undefined, keys);
  if (opened.problem) return opened;
  try {
    const claims = cbor(opened.payload);
    const [member, name, born, , bits, number, from, until, ...more] = claims.get(CLAIM);
    const card = {
      number,
      memberRef: typeof member === "string" ? member : shortId(member),
      name,
      born,
      programmes: PROGRAMMES.filter(([, bit]) => bits & bit).map(([p]) => p),
      from,
      until,
      due: Math.floor((claims.get(4) - 1 + WIB_SECONDS) / DAY_SECONDS),
      issued: claims.get(6),
    };
    const whole = [born, bits, number, from, until, card.due, card.issued].every(Number.isSafeInteger);
    if (!whole || more.length || bits & ~7 || typeof name !== "string") throw new RangeError("form");
    return { card };
  } catch {
    return { problem: "tampered" };
  }
}

function shortId(bytes) {
  if (!(bytes instanceof Uint8Array) || bytes.length !== 6) throw new RangeError("form");
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("").replace(/^(.{4})(.{4})/, "$1-$2-");
}

/** The list of cards that no longer hold: `{issued, ttl, bits}`, or nothing where it is not the house's. */
export async function readList(bytes, keys) {
  const { payload } = await open(bytes, STATUS, keys);
  if (!payload) return undefined;
  try {
    const claims = cbor(payload);
    const list = claims.get(65533);
    if (list.get("bits") !== 1) return undefined;
    const unpacked = new Blob([list.get("lst")]).stream().pipeThrough(new DecompressionStream("deflate"));
    const bits = new Uint8Array(await new Response(unpacked).arrayBuffer());
    return { issued: claims.get(6), ttl: claims.get(65534), bits };
  } catch {
    return undefined;
  }
}

/** `holds`, `revoked`, or `unknown` where the list ends before the card, or is older than it. */
export function statusOf(card, list) {
  const byte = list && list.bits[Math.floor(card.number / 8)];
  if (byte === undefined || card.issued > list.issued) return "unknown";
  return (byte >> card.number % 8) & 1 ? "revoked" : "holds";
}

/** What a genuine card means for a day, counted from 1970. Never a flat no. */
export function judge(card, on, list, now = Date.now() / 1000) {
  const status = statusOf(card, list);
  const freshness = !list ? "never" : status === "unknown" ? "newer" : now > list.issued + list.ttl ? "stale" : "fresh";
  const verdict =
    status === "revoked" ? "revoked" : on < card.from ? "before" : on <= card.until ? "covered" : on <= card.due ? "not_yet_due" : "expired";
  return { verdict, freshness, issuedAfter: Math.floor((card.issued + WIB_SECONDS) / DAY_SECONDS) > on };
}

export const dayNumber = (text) => Math.floor(Date.parse(`${text}T00:00:00Z`) / 1000 / DAY_SECONDS);
