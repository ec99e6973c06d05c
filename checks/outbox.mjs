// The outbox that phones are served, run in Node against the real house: over a network that loses requests and answers and
// brings some twice or late; in some seeds the house is killed while it works, in some it is brought back from a copy made
// before. At the end every phone comes home, and the house must hold what each did, once, to the rupiah.
//
//   node checks/outbox.mjs PAYUNG [--world DIR] [--seeds N] [--seed FIRST]
//
// PAYUNG is the program; DIR a demo world that was played already (it is copied, and left as it is); without one, a small world
// is played first. A seed that fails is told with the line that plays it again.
import { strict as assert } from "node:assert";
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const PASSWORD = process.env.PAYUNG_PASSWORD ?? "bebas-cemas";
const PIN = "482913";
const NUMBER = /^\d+$/;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { world: { type: "string" }, seeds: { type: "string", default: "50" }, seed: { type: "string", default: "1" } },
});
const [program] = positionals;
if (!program || !NUMBER.test(values.seeds) || !NUMBER.test(values.seed)) {
  console.error("usage: node checks/outbox.mjs PAYUNG [--world DIR] [--seeds N] [--seed FIRST]");
  process.exit(2);
}
const [first, count] = [Number(values.seed), Number(values.seeds)];

const began = Date.now();
const dir = mkdtempSync(join(tmpdir(), "payung-outbox-"));
const counts = { phones: 0, asked: 0, lost: 0, unanswered: 0, twice: 0, late: 0, kills: 0, "brought back": 0, "enrolled again": 0 };
const net = { bad: false, dice: () => 0.5, old: [], kill: false };
let house;
let seed;

/** The phone's own files, as Node reads modules. */
async function served() {
  const field = join(dir, "field");
  cpSync(fileURLToPath(new URL("../crates/web/assets/field", import.meta.url)), field, { recursive: true });
  writeFileSync(join(field, "package.json"), '{"type":"module"}');
  // Browsers have one, and older Nodes do not.
  globalThis.navigator ??= {};
  const read = (name) => import(pathToFileURL(join(field, name)));
  const [db, phone, bytes, dates, prices, vault] = await Promise.all(["db.js", "phone.js", "bytes.js", "dates.js", "prices.js", "vault.js"].map(read));
  return { ...db, ...phone, ...bytes, ...dates, ...prices, ...vault };
}

async function play(modules) {
  globalThis.fetch = network(globalThis.fetch);
  const { Memory, Vault } = modules;
  // Half a second of guessing-proof work: once, and not for each phone.
  const vault = new Vault(new Memory());
  const locked = await vault.make(PIN);
  const clerk = await signedIn("denpasar.petugas");
  const agent = await signedIn("denpasar.agen1");
  const copies = [house.copy()];
  const phones = [];
  for (let n = 0; n < count; n++) {
    seed = first + n;
    net.dice = diced(seed);
    const hand = await new Hand(modules, vault, locked, agent).enrol();
    phones.push(hand);
    counts.phones += 1;
    for (let round = 0; round < 2; round++) {
      await hand.work();
      if (net.dice() < 0.12) net.kill = true;
      net.bad = true;
      for (let tries = 0; tries < 3; tries++) await hand.send();
      net.bad = false;
      // Among other things, to before this phone was enrolled.
      if (net.dice() < 0.05) {
        counts["brought back"] += 1;
        await house.bringBack(copies[Math.floor(net.dice() * copies.length)]);
      }
    }
    if (net.dice() < 0.05) copies.push(house.copy());
    await hand.comeHome();
    await hand.knows();
  }
  // What was brought back after a phone had come home is found by it at its next contact.
  for (const hand of phones) {
    seed = hand.seed;
    net.dice = diced(seed);
    await hand.comeHome();
    await hand.knows();
  }
  const { phones: held } = await asked("GET", "/api/v1/field/phones", undefined, clerk);
  for (const hand of phones) {
    seed = hand.seed;
    await hand.isHeld(held, clerk);
  }
}

/** A phone in an agent's hand, with what was done by it. */
class Hand {
  constructor(modules, vault, locked, agent) {
    Object.assign(this, { modules, vault, locked, agent, seed, taken: new Map(), written: 0 });
    this.db = new modules.Memory();
    this.phone = this.opened(new modules.Phone(this.db));
  }

  opened(phone) {
    phone.vault.make = async () => {
      Object.assign(phone.vault, { key: this.vault.key, box: this.vault.box });
      return this.locked;
    };
    return phone;
  }

  async enrol() {
    await this.phone.enrol(this.agent, `HP ${this.seed}`, PIN);
    return this;
  }

  async work() {
    for (let n = Math.floor(net.dice() * 3); n >= 0; n--) await this.register();
  }

  /** The form and the money of one person, as the app writes them down together. */
  async register() {
    const { uuid7, today: dayHere, monthOf, quote } = this.modules;
    const { slice } = this.phone;
    const day = dayHere(slice.zone);
    const terms = { income: 1_000_000, sector: "other", status: "worker", payer: "self" };
    const [programmes, from, months] = [["JKK", "JKM"], monthOf(day), 1 + Math.floor(net.dice() * 3)];
    const { total } = quote(slice.prices, terms, programmes, from, months);
    const id = uuid7();
    const unique = 10_000 * this.seed + this.taken.size;
    const name = `Kadek Outbox ${word(unique)} ${word(unique * 7919 + 13)}`;
    const [born, serial] = [1 + (this.seed % 28), String(1000 + ((this.seed * 37 + this.taken.size) % 9000))];
    const make = (next) => {
      const number = next();
      const evidence = { number, claimed_on: day };
      const attestation = { works_now: true, well_now: true, attested_by: "Kelian banjar", place: "Pasar Badung" };
      const register = {
        kind: "register", nik: `517199${String(40 + born)}11${String(66 + (this.seed % 30))}${serial}`, name, born: `19${66 + (this.seed % 30)}-11-${String(born).padStart(2, "0")}`,
        sex: "female", home: "51.71.01.1003", how_works: "own", status: terms.status, sector: terms.sector, occupations: ["Pedagang canang"],
        income_rupiah: terms.income, programmes, payer: terms.payer, attestation, consent: true, evidence,
      };
      const pay = { kind: "pay", payer: terms.payer, programmes, from, months, amount_rupiah: total, taken_on: day, taken_by: "agent", evidence };
      return [
        { command: { id: uuid7(), subject: id, command: register }, glance: { kind: "register", name, number } },
        { command: { id: uuid7(), subject: id, command: pay }, glance: { kind: "pay", name, number, amount: total } },
      ];
    };
    await this.phone.record(make, { taken: total, registered: 1, today: day });
    this.taken.set(name, total);
    this.written += 2;
  }

  /** As the app sends: half of the time as one that was just opened, and is still locked. */
  async send() {
    const phone = net.dice() < 0.5 ? this.phone : new this.modules.Phone(this.db);
    await phone.wake();
    try {
      await phone.send();
    } catch (error) {
      if (error.kind === "offline") return;
      if (error.kind !== "unknown") throw error;
      counts["enrolled again"] += 1;
      const { series } = phone.me;
      await phone.again(this.agent);
      assert.equal(phone.me.series, series, "a phone keeps its receipt numbers");
    }
  }

  async comeHome() {
    net.old = [];
    // The first contact of a phone the house does not know is its holder's signing in.
    for (let tries = 0; tries < 2; tries++) await this.send();
    await this.phone.wake();
  }

  /** This phone knows that all it wrote was taken. */
  async knows() {
    const items = await this.db.all("outbox");
    assert.equal(items.length, this.written, "nothing is let go of");
    for (const { seq, state } of items) assert.ok(state === "done" || state === "recorded", `item ${seq} is ${state}`);
    assert.equal(await this.phone.outbox.waiting(), 0);
  }

  /** The house holds what was done here, once. */
  async isHeld(phones, clerk) {
    const here = phones.filter((held) => held.phone === this.phone.me.phone);
    assert.deepEqual(here.map((held) => [held.upto, held.quarantined]), [[this.written, 0]], "as the branch sees this phone");
    for (const [name, total] of this.taken) {
      const { found } = await asked("POST", "/api/v1/members/search", { q: name }, clerk);
      const same = found.filter((member) => member.name === name);
      assert.equal(same.length, 1, `${name} is there ${same.length} times`);
      const member = await asked("GET", `/api/v1/members/${same[0].id}`, undefined, clerk);
      assert.deepEqual(member.receipts.map((receipt) => receipt.amount_rupiah), [total], `money of ${name}`);
    }
  }
}

/** The house on a copy of a world: started, killed, copied, brought back. */
class House {
  static async open() {
    const made = values.world ?? join(dir, "made");
    if (!values.world) execFileSync(program, ["demo", "--small", "--load-only", "--dir", made], { stdio: "ignore" });
    const held = new House();
    held.home = join(dir, "house");
    mkdirSync(held.home);
    held.db = join(held.home, "payung.db");
    held.key = join(made, "payung.key");
    // Copied by its own means: it may be open elsewhere.
    copyFileSync(held.backup(join(made, "payung.db"), held.home), held.db);
    held.port = await freePort();
    held.base = `http://127.0.0.1:${held.port}`;
    await held.start();
    return held;
  }

  backup(db, to) {
    const said = execFileSync(program, ["backup", "--database", `sqlite:${db}`, "--key", this.key, "--to", to], { encoding: "utf8" });
    return said.split("\n")[0];
  }

  /** Made while it serves. */
  copy() {
    // Its name is its second.
    this.copies = (this.copies ?? 0) + 1;
    return this.backup(this.db, join(this.home, `copy-${this.copies}`));
  }

  async start() {
    const args = ["serve", "--database", `sqlite:${this.db}`, "--key", this.key, "--listen", `127.0.0.1:${this.port}`];
    this.process = spawn(program, args, { stdio: ["ignore", "ignore", "inherit"] });
    this.ended = new Promise((resolve) => this.process.once("exit", resolve));
    for (let tries = 0; tries < 600; tries++) {
      if (await reachable(this.base)) return;
      await sleep(25);
    }
    assert.fail("the house does not open");
  }

  async kill() {
    this.process.kill("SIGKILL");
    await this.ended;
    await this.start();
  }

  async bringBack(copy) {
    this.process.kill("SIGKILL");
    await this.ended;
    for (const left of [this.db, `${this.db}-wal`, `${this.db}-shm`]) if (existsSync(left)) rmSync(left);
    copyFileSync(copy, this.db);
    await this.start();
  }

  stop() {
    this.process?.kill("SIGKILL");
  }
}

/** What lies between the phones and the house. Only the outbox's road is bad. */
function network(through) {
  const offline = () => new TypeError("no network");
  return async (path, how = {}) => {
    const url = path.startsWith("/") ? house.base + path : path;
    // One sign-in serves all phones of this check.
    if (path === "/api/v1/sign-out") return new Response("{}", { status: 200 });
    const { credentials, cache, ...rest } = how;
    if (!path.endsWith("/field/sync") || !net.bad) return through(url, rest);
    counts.asked += 1;
    const later = { ...rest, signal: undefined };
    if (net.kill) {
      net.kill = false;
      counts.kills += 1;
      const answer = through(url, later).then(whole, () => undefined);
      await sleep(net.dice() * 60);
      await house.kill();
      const heard = await answer;
      if (!heard || net.dice() < 0.5) throw offline();
      return heard;
    }
    if (net.dice() < 0.25) {
      counts.lost += 1;
      throw offline();
    }
    if (net.old.length && net.dice() < 0.2) {
      counts.late += 1;
      await through(url, net.old[Math.floor(net.dice() * net.old.length)]);
    }
    net.old.push(later);
    let answer = await whole(await through(url, rest));
    if (net.dice() < 0.2) {
      counts.twice += 1;
      const again = await whole(await through(url, later));
      if (net.dice() < 0.5) answer = again;
    }
    if (net.dice() < 0.3) {
      counts.unanswered += 1;
      throw offline();
    }
    return answer;
  };
}

const whole = async (answer) => new Response(await answer.text(), { status: answer.status, headers: answer.headers });

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function reachable(base) {
  try {
    return (await fetch(`${base}/api/v1/health`)).ok;
  } catch {
    return false;
  }
}

async function signedIn(login) {
  return (await asked("POST", "/api/v1/sign-in", { login, password: PASSWORD })).token;
}

async function asked(method, path, body, token) {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  const answer = await fetch(`${house.base}${path}`, { method, headers, body: body && JSON.stringify(body) });
  assert.ok(answer.ok, `${path} answered ${answer.status}: ${await (answer.ok ? "" : answer.text())}`);
  return answer.json();
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** The same numbers for the same seed (mulberry32). */
function diced(from) {
  let state = (from * 2654435761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A word of its own for each number. */
function word(n) {
  const syllables = ["ra", "ki", "su", "dha", "mo", "le", "ta", "wi", "go", "ne", "pa", "ji", "bu", "sa", "ro", "mi"];
  let said = "";
  for (let place = 0; place < 5; place++) {
    said += syllables[n % 16];
    n = Math.floor(n / 16);
  }
  return said[0].toUpperCase() + said.slice(1);
}

try {
  const modules = await served();
  house = await House.open();
  await play(modules);
  const told = Object.entries(counts).map(([what, n]) => `${n} ${what}`);
  console.log(`the shipped outbox: ${count} seeds hold against the real house (${told.join(", ")}): ${((Date.now() - began) / 1000).toFixed(1)} s`);
} catch (error) {
  if (seed !== undefined) console.error(`seed ${seed} does not hold; again: node checks/outbox.mjs ${program} --seed ${seed} --seeds 1`);
  throw error;
} finally {
  house?.stop();
  rmSync(dir, { recursive: true, force: true });
}
