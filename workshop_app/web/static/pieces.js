// Small parts of the page, and how they are written to.
const $ = (id) => document.getElementById(id);

function element(tag, { text, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  if (text !== undefined) made.textContent = text;
  made.append(...children.filter(Boolean));
  return made;
}

function button(words, className, act) {
  const made = element("button", { type: "button", className, text: words });
  made.addEventListener("click", act);
  return made;
}

/** Writes only what differs: a screen reader hears a text that is set again. */
function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function iconOf(name) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawn.setAttribute("class", "icon");
  drawn.setAttribute("aria-hidden", "true");
  drawn.innerHTML = `<use href="#icon-${name}"/>`;
  return drawn;
}

function shapeOf({ shape, tone }) {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  drawn.setAttribute("class", `shape tone-${tone}`);
  drawn.setAttribute("aria-hidden", "true");
  drawn.innerHTML = `<use href="#shape-${shape}"/>`;
  return drawn;
}

/** One of the large buttons; a closed one says when it opens. */
function choiceOf(category) {
  const { key, label, tone, open, opens_at } = category;
  const radio = element("input", { type: "radio", name: "kind", value: key, disabled: !open });
  const later = opens_at ? say("opens_at", { time: clockTime(opens_at) }) : say("closed");
  const words = element("span", { text: label }, element("small", { text: open ? "" : later }));
  return element("label", { className: `category tone-${tone}` }, radio, shapeOf(category), words);
}
