// Elements without markup in strings: what people typed can never become part of the page's own structure.

const SVG = "http://www.w3.org/2000/svg";

/** `h("p.quiet", {id: "x", onclick}, "text", node, [more])`; what is nothing or false is left out. */
export function h(name, props, ...children) {
  return made(document.createElement(name.split(".")[0]), name, props, children);
}

export function svg(name, props, ...children) {
  return made(document.createElementNS(SVG, name), name, props, children);
}

function made(element, name, props, children) {
  const classes = name.split(".").slice(1);
  if (classes.length) element.classList.add(...classes);
  for (const [key, value] of Object.entries(props || {})) {
    if (value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(2).filter((child) => child !== undefined && child !== false && child !== ""));
  return element;
}

/** A field with its label, hint and error, as a reader of the page hears them. */
export function field(id, label, input, { hint, error } = {}) {
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  input.id = id;
  if (described) input.setAttribute("aria-describedby", described);
  if (error) input.setAttribute("aria-invalid", "true");
  return h(
    "div.field",
    {},
    h("label", { for: id }, label),
    hint && h("p.hint", { id: `${id}-hint` }, hint),
    error && h("p.error", { id: `${id}-error` }, error),
    input,
  );
}

/** Big answers to choose one of; `chosen(value)` when one is. `look` is a class: `two` stands them in two columns. */
export function choices(name, label, options, value, chosen, look) {
  const option = ({ key, label, hint }) =>
    h(
      "label.choice",
      {},
      h("input", { type: "radio", name, value: key, checked: key === value, onchange: () => chosen(key) }),
      h("span", {}, label, hint && h("small", {}, hint)),
    );
  return h(look ? `fieldset.choices.${look}` : "fieldset.choices", {}, h("legend", {}, label), h("div", {}, options.map(option)));
}
