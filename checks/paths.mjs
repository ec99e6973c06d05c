// Walks the house from its first page as somebody who signed in, and prints one path of each kind of page it meets,
// as a JSON list: /members/0199… and /members/019a… are one kind. Fails for a dead link.
//
//   PAYUNG_USER=… PAYUNG_PASSWORD=… node checks/paths.mjs BASE [START …]
//
// Pages are read as they come, without a browser: every link of this house stands in the page itself. A start that sends on
// elsewhere fails: it would be held for visited.
import { kindOf, signedIn } from "./visitor.mjs";

const [base, ...starts] = process.argv.slice(2);
const { PAYUNG_USER: user, PAYUNG_PASSWORD: password } = process.env;
/** Pages of one kind that are opened to look for further kinds. */
const OPENED = 3;
const MOST = 120;

const { get } = await signedIn(base, user, password);

const seen = new Map();
// A start may name `:member`: the first member that the walk meets stands in for it.
const later = starts.filter((start) => start.includes(":member"));
const waiting = ["/", ...starts.filter((start) => !later.includes(start))];
const given = new Set(starts);
const known = new Set(waiting);
const chosen = [];
let dead = 0;
for (let path = waiting.shift(); path && chosen.length < MOST; path = waiting.shift()) {
  const kind = kindOf(path);
  const times = seen.get(kind) ?? 0;
  if (times >= OPENED) continue;
  seen.set(kind, times + 1);
  const response = await get(path);
  if (response.status >= 400) {
    console.error(`dead link: ${path} (${response.status})`);
    dead += 1;
    continue;
  }
  // A page that sends on is the one it sends to.
  const { pathname, search } = new URL(response.url);
  const came = pathname + search;
  const first = came === path ? times === 0 : !seen.has(kindOf(came));
  if (came !== path) seen.set(kindOf(came), (seen.get(kindOf(came)) ?? 0) + 1);
  if (first) chosen.push(came);
  if (came !== path && given.has(path)) {
    console.error(`sent on: ${path} to ${came}`);
    dead += 1;
  }
  const page = await response.text();
  for (const [, href] of page.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)) {
    const url = new URL(href.replaceAll("&amp;", "&"), new URL(path, base));
    if (url.origin !== new URL(base).origin || !page_like(url.pathname)) continue;
    const next = url.pathname + url.search;
    if (known.has(next)) continue;
    known.add(next);
    waiting.push(next);
    const member = url.pathname.match(/^\/members\/([0-9a-f]{8}-[0-9a-f-]+)$/)?.[1];
    if (member) waiting.push(...later.splice(0).map((start) => start.replace(":member", member)));
  }
}
console.log(JSON.stringify(chosen));
process.exit(dead === 0 ? 0 : 1);

/** A file to be kept, or the way out, is no page. */
function page_like(path) {
  return !/\.(json|csv|xlsx|svg|css|jpg)$/.test(path) && path !== "/sign-out";
}
