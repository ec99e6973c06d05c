// Somebody who signed in, without a browser: pages as they come, with the cookies that were given.

/** Signs in at the door; `get(path, ask)` follows what sends on. Ends the program where the door stays shut. */
export async function signedIn(base, user, password) {
  const cookies = new Map();
  const get = async (path, ask = {}) => {
    const headers = { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "), origin: new URL(base).origin };
    const response = await fetch(new URL(path, base), { ...ask, headers, redirect: "manual" });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = cookie.match(/^([^=]+)=([^;]*)/);
      cookies.set(name, value);
    }
    const to = response.headers.get("location");
    return to === null ? response : get(new URL(to, new URL(path, base)).href);
  };
  const csrf = token(await (await get("/sign-in")).text());
  const inside = await get("/sign-in", { method: "POST", body: new URLSearchParams({ csrf, user, password }) });
  if (new URL(inside.url).pathname === "/sign-in") {
    console.error("could not sign in: the server refused the name and password given");
    process.exit(1);
  }
  return { get };
}

/** What a form of this page must send along. */
export function token(page) {
  return page.match(/name="csrf" value="([^"]+)"/)?.[1] ?? "";
}

/** What kind of page a path leads to: the path with ids, codes, numbers and values taken out. */
export function kindOf(path) {
  const url = new URL(path, "http://house");
  const parts = url.pathname.split("/").map((part) => {
    if (/^[0-9a-f]{8}-/.test(part)) return ":id";
    if (/^\d\d(\.\d\d)*(\.\d{4})?$/.test(part)) return `:area${part.split(".").length}`;
    if (/^[A-Z0-9]{2,5}-\d{7}-\d$/.test(part)) return ":receipt";
    return part;
  });
  // A filtered or sorted list is one kind more, whatever it is filtered by.
  return `${parts.join("/")}${url.search ? "?" : ""}`;
}
