// What the phone remembers: a few stores of IndexedDB. A change of several things is one transaction, on the disk before it
// counts as done: a flat battery leaves all of it or nothing.

const NAME = "payung";
const STORES = ["state", "keys", "outbox", "slice", "drafts"];

export async function openDb(name = NAME) {
  const asked = indexedDB.open(name, 1);
  asked.onupgradeneeded = () => STORES.forEach((store) => asked.result.createObjectStore(store));
  const db = await done(asked);
  // Another tab with a newer edition must not wait for this one.
  db.onversionchange = () => db.close();
  return new Db(db);
}

export class Db {
  constructor(db) {
    this.db = db;
  }

  get(store, key) {
    return done(this.db.transaction(store).objectStore(store).get(key));
  }

  /** Values in the order of their keys; `from` is the first key wanted. */
  all(store, from) {
    const range = from === undefined ? undefined : IDBKeyRange.lowerBound(from);
    return done(this.db.transaction(store).objectStore(store).getAll(range));
  }

  /** All or nothing: `[store, key, value]` puts, `[store, key]` takes away. */
  write(changes) {
    const stores = [...new Set(changes.map(([store]) => store))];
    const tx = this.db.transaction(stores, "readwrite", { durability: "strict" });
    for (const [store, key, value] of changes) {
      if (value === undefined) tx.objectStore(store).delete(key);
      else tx.objectStore(store).put(value, key);
    }
    return new Promise((resolve, reject) => {
      tx.oncomplete = () => resolve();
      tx.onabort = () => reject(tx.error || new Error("aborted"));
      tx.onerror = () => reject(tx.error);
    });
  }
}

/** The same in memory, for where there is no IndexedDB: the simulator of phones. */
export class Memory {
  constructor() {
    this.stores = new Map(STORES.map((store) => [store, new Map()]));
  }

  async get(store, key) {
    return this.stores.get(store).get(key);
  }

  async all(store, from) {
    const entries = [...this.stores.get(store)].filter(([key]) => from === undefined || key >= from);
    return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, value]) => value);
  }

  async write(changes) {
    for (const [store, key, value] of changes) {
      if (value === undefined) this.stores.get(store).delete(key);
      else this.stores.get(store).set(key, value);
    }
  }
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
