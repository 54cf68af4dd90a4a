const NOTHING = { name: "", attributes: {}, style: {}, parts: [] };

/**
 * Says an element: its tag, classes, attributes, style and parts, which are others or text; what is false is none. A tag
 * that begins with # is the first element in the template of that id.
 */
export function part(tag, name = "", attributes = {}, style = {}, ...parts) {
  return { tag, name, attributes, style, parts: parts.filter((one) => one || one === 0) };
}

/**
 * The element that is said: made, or where `node` was made for another of the same tag that one, in which only what is
 * said otherwise is set. So thousands of rows pass through a few elements, and what did not change is not drawn again.
 */
export function refill(node, said) {
  if (typeof said !== "object") return words(node, String(said));
  const known = node?.said?.tag === said.tag;
  const was = known ? node.said : NOTHING;
  const element = known ? node : made(said.tag);
  if (was.name !== said.name) element.className = said.name;
  for (const key in said.attributes) set(element, key, said.attributes[key], was.attributes[key]);
  for (const key in was.attributes) if (!(key in said.attributes)) element.removeAttribute(key);
  for (const key in said.style) if (was.style[key] !== said.style[key]) element.style.setProperty(key, said.style[key]);
  for (const key in was.style) if (!(key in said.style)) element.style.removeProperty(key);
  if (said.tag[0] !== "#") within(element, said.parts);
  element.said = said;
  return element;
}

/** Undefined, null and false are no attribute. */
function set(element, key, value, was) {
  if (value === was) return;
  if (value === undefined || value === null || value === false) element.removeAttribute(key);
  else element.setAttribute(key, value);
}

/** Its parts in turn; what stands behind them goes, whoever put it there. */
function within(element, parts) {
  let node = element.firstChild;
  for (const one of parts) {
    const found = refill(node, one);
    if (found !== node) {
      if (node) node.replaceWith(found);
      else element.append(found);
    }
    node = found.nextSibling;
  }
  while (node) {
    const next = node.nextSibling;
    node.remove();
    node = next;
  }
}

function words(node, text) {
  if (node?.nodeType !== Node.TEXT_NODE) return document.createTextNode(text);
  if (node.data !== text) node.data = text;
  return node;
}

function made(tag) {
  if (tag[0] !== "#") return document.createElement(tag);
  return document.querySelector(tag)?.content.firstElementChild?.cloneNode(true) ?? document.createElement("i");
}
