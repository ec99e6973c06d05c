// A list that is being brought in, followed while it goes on. Without this file the page is loaded again by hand.

const PAUSE_MS = 1500;

let far = document.querySelector("[data-far]");

async function look() {
  try {
    const answer = await fetch(location.pathname + location.search);
    // Signed out meanwhile, or refused: loading the page will say so.
    if (!answer.ok || answer.redirected) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-far]");
    if (!next) return location.reload();
    far.replaceWith(next);
    far = next;
    document.title = `${document.querySelector("h1").textContent} · Payung`;
  } catch {
    // No network: what is shown stays, and it is tried again.
  }
  setTimeout(look, PAUSE_MS);
}

if (far) setTimeout(look, PAUSE_MS);
