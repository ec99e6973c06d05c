// Hits under a search box while somebody types. Without this file the form finds as ever: it asks for a page.

const PAUSE_MS = 110;
const LEAST_LETTERS = 2;

for (const [n, input] of [...document.querySelectorAll("input[data-hints]")].entries()) attach(input, `hits-${n}`);

function attach(input, id) {
  const box = document.createElement("div");
  box.className = "hits";
  box.id = id;
  box.hidden = true;
  input.insertAdjacentElement("afterend", box);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", id);

  const seen = new Map();
  let timer, asking, active = -1;

  const options = () => [...box.querySelectorAll("[role=option]")];

  function show(open) {
    box.hidden = !open;
    input.setAttribute("aria-expanded", String(open));
    if (!open) mark(-1);
  }

  function mark(to) {
    const all = options();
    active = to;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === to)));
    if (all[to]) {
      input.setAttribute("aria-activedescendant", all[to].id);
      all[to].scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function draw(html) {
    box.innerHTML = html;
    options().forEach((option, i) => {
      option.id = `${id}-${i}`;
      option.tabIndex = -1;
    });
    mark(-1);
    show(box.childElementCount > 0 && document.activeElement === input);
  }

  async function ask() {
    const query = input.value.trim();
    asking?.abort();
    if (query.length < LEAST_LETTERS) return show(false);
    if (seen.has(query)) return draw(seen.get(query));
    asking = new AbortController();
    try {
      const path = `${input.dataset.hints}?q=${encodeURIComponent(query)}`;
      const answer = await fetch(path, { signal: asking.signal });
      // Signed out meanwhile, or refused: the form itself will say so.
      if (!answer.ok || answer.redirected) return show(false);
      const html = await answer.text();
      if (seen.size > 50) seen.clear();
      seen.set(query, html);
      if (input.value.trim() === query) draw(html);
    } catch {
      // Aborted by the next letter, or no network: what is shown stays.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE_MS);
  });

  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && last >= 0) {
      event.preventDefault();
      if (box.hidden) show(true);
      // Past either end the cursor is back in the box.
      const to = active + step;
      mark(to > last ? -1 : to < -1 ? last : to);
    } else if (event.key === "Enter" && !box.hidden && active >= 0) {
      event.preventDefault();
      options()[active].click();
    } else if (event.key === "Escape" && !box.hidden) {
      event.preventDefault();
      event.stopPropagation();
      show(false);
    }
  });

  input.form.addEventListener("focusout", (event) => {
    if (!input.form.contains(event.relatedTarget)) show(false);
  });
  input.addEventListener("focus", () => show(box.childElementCount > 0 && input.value.trim().length >= LEAST_LETTERS));
}
