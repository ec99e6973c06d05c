// The desk's script: a form that is read and priced while it is filled in, and keys for those who like them.
// No rule and no sentence lives here. What appears is what the server draws on the page itself; without this script
// the same form goes out and comes back as a page.

const WAIT_MS = 250;
const SECOND_KEY_MS = 1500;
const KEYS = "payung.keys";

for (const form of document.querySelectorAll("form[data-live]")) live(form);
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
switches(document);
keys();

// ---- A form that answers while it is filled in

function live(form) {
  const watched = new Set(form.dataset.watch.split(" "));
  const drawn = new Map();
  const said = new Map();
  let timer;
  let asking;
  form.classList.add("live");
  for (const part of form.querySelectorAll("[id^='live-']")) drawn.set(part.id, part.innerHTML);
  // Coming back to a page the browser kept: its price may be of another hour, its person registered already.
  addEventListener("pageshow", (event) => event.persisted && location.reload());

  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => watched.has(event.target.name) && soon());
  }
  // Enter never takes money: it asks at once, and after the cash it leads to the button that does.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input, select")) return;
    event.preventDefault();
    ask();
    if (event.target.name === "amount") form.querySelector("button.go")?.focus();
  });

  function soon() {
    form.dataset.waiting = "";
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT_MS);
  }

  async function ask() {
    clearTimeout(timer);
    asking?.abort();
    const mine = (asking = new AbortController());
    form.dataset.waiting = "";
    const sent = states(form);
    try {
      const answer = await fetch(form.dataset.live, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        // A session that ended leads to the sign-in: that is for the form itself to meet.
        redirect: "error",
        signal: mine.signal,
      });
      if (!answer.ok) throw new Error(answer.statusText);
      const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== asking) return;
      for (const part of fresh.body.children) put(part, sent);
      form.classList.add("live");
      delete form.dataset.waiting;
    } catch {
      if (mine !== asking) return;
      // Unreachable: the buttons that ask by a whole page are there again.
      form.classList.remove("live");
      delete form.dataset.waiting;
    }
  }

  function put(part, sent) {
    const place = document.getElementById(part.id);
    if (!place) return;
    if (part.id === "live-say") return say(place, part);
    // The cursor is where the clerk is.
    for (const first of part.querySelectorAll("[autofocus]")) first.removeAttribute("autofocus");
    if (drawn.get(part.id) === part.innerHTML) return;
    drawn.set(part.id, part.innerHTML);
    const held = place.contains(document.activeElement) ? document.activeElement : null;
    const cursor = held && [held.selectionStart, held.selectionEnd];
    const now = states(place);
    const open = [...place.querySelectorAll("details")].map((fold) => fold.open);
    place.replaceChildren(...part.childNodes);
    place.querySelectorAll("details").forEach((fold, i) => (fold.open = open[i] ?? fold.open));
    for (const field of fields(place)) {
      // What was typed or chosen while the answer was on its way stands.
      if (now.has(field.id) && now.get(field.id) !== sent.get(field.id)) set(field, now.get(field.id));
    }
    if (!held) return;
    const again = held.id ? document.getElementById(held.id) : place.querySelector(`button.${held.className}`);
    again?.focus({ preventScroll: true });
    if (cursor[0] !== null && again?.setSelectionRange) again.setSelectionRange(...cursor);
  }

  // Only what is new is spoken.
  function say(place, part) {
    const news = [...part.children].filter((line) => said.get(line.dataset.of) !== line.textContent);
    said.clear();
    for (const line of part.children) said.set(line.dataset.of, line.textContent);
    if (news.length > 0) place.textContent = news.map((line) => line.textContent).join(" ");
  }
}

function fields(within) {
  return within.querySelectorAll("input[id], select[id]");
}

function states(within) {
  return new Map([...fields(within)].map((field) => [field.id, chosen(field) ? field.checked : field.value]));
}

function chosen(field) {
  return field.type === "radio" || field.type === "checkbox";
}

function set(field, state) {
  if (chosen(field)) field.checked = state;
  else field.value = state;
}

// ---- Keys

function wanted() {
  return localStorage.getItem(KEYS) !== "off";
}

/** One letter alone can be switched off (WCAG 2.1.4). */
function switches(within) {
  for (const button of within.querySelectorAll("[data-keys]")) {
    const show = () => button.setAttribute("aria-checked", String(wanted()));
    button.hidden = false;
    button.addEventListener("click", () => {
      localStorage.setItem(KEYS, wanted() ? "off" : "on");
      show();
    });
    show();
  }
}

function keys() {
  // No first key was pressed yet; a page's clock begins at nought, so nought would be a moment ago.
  let way = -Infinity;
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (key.length !== 1 || !wanted() || typing(target) || document.querySelector("dialog[open]")) return;
    const going = event.timeStamp - way < SECOND_KEY_MS;
    way = -Infinity;
    if (going) return press(event, document.querySelector(`nav.main a[data-key="${CSS.escape(key)}"]`));
    if (key === "g") way = event.timeStamp;
    else if (key === "/") press(event, document.getElementById("q"));
    else if (key === "?") {
      event.preventDefault();
      list();
    } else press(event, document.querySelector(`[data-press~="${CSS.escape(key)}"]`));
  });
}

function typing(target) {
  const writes = "input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]";
  return target.closest?.(writes) !== null;
}

function press(event, found) {
  if (!found) return;
  event.preventDefault();
  found.focus();
  if (!typing(found)) found.click();
}

/** The list of keys is a page of its own; here it is shown above this one. */
async function list() {
  const page = await fetch("/shortcuts", { redirect: "error" }).catch(() => null);
  if (!page?.ok) return;
  const text = new DOMParser().parseFromString(await page.text(), "text/html").getElementById("shortcuts");
  const dialog = document.createElement("dialog");
  const close = document.createElement("button");
  close.textContent = text.dataset.close;
  close.addEventListener("click", () => dialog.close());
  dialog.setAttribute("aria-labelledby", "shortcuts-title");
  dialog.append(text, close);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  switches(dialog);
  dialog.showModal();
}
