// Holds the pages that were visited against every road of the house: a page that no role's walk came to fails.
//
//   payung routes > ROUTES; node checks/routes.mjs ROUTES VISITED [VISITED …]
//
// ROUTES is one JSON object a line; each VISITED is a JSON list of paths, as checks/paths.mjs prints it.
import { readFileSync } from "node:fs";

const [routesFile, ...lists] = process.argv.slice(2);
if (!routesFile || lists.length === 0) {
  console.error("usage: node checks/routes.mjs ROUTES VISITED [VISITED …]");
  process.exit(2);
}

/**
 * Roads that a browser does not show as a page here: what a page asks for while one types, files to be kept, and the way to
 * the office's own sign-in, which is shut where none is configured (its tests start a provider), and what sends on to one's own
 * office.
 */
const NOT_A_PAGE = [/\/live$/, /\/hints$/, /\.(csv|xlsx|json|jpg)$/, /^\/sign-in\/sso\b/, /^\/office$/];

const roads = readFileSync(routesFile, "utf8")
  .split("\n")
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .filter((road) => road.method === "GET" && road.face === "page")
  .filter((road) => !NOT_A_PAGE.some((pattern) => pattern.test(road.path)));

/** The most exact road first: `/members/new` before `/members/{id}`. */
const exactness = (path) => path.split("/").filter((part) => !part.startsWith("{")).length;
const patterns = roads
  .toSorted((a, b) => exactness(b.path) - exactness(a.path))
  .map((road) => ({
    road,
    pattern: new RegExp(`^${road.path.replace(/[.]/g, "\\.").replace(/\{[^}]+\}/g, "[^/]+")}$`),
  }));

const visited = new Set();
for (const list of lists) {
  for (const path of JSON.parse(readFileSync(list, "utf8"))) {
    const { pathname } = new URL(path, "http://house");
    const found = patterns.find(({ pattern }) => pattern.test(pathname));
    if (found) visited.add(found.road.path);
  }
}

const missed = roads.filter((road) => !visited.has(road.path));
for (const road of missed) console.log(`not visited: ${road.path} (needs ${road.gate})`);
console.log(`${visited.size} passed, ${missed.length} failed`);
process.exit(missed.length === 0 && visited.size > 0 ? 0 : 1);
