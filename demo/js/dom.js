/**
 * Builds an element. Texts become text nodes, so nothing that came from outside is ever read as markup.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [attributes] `on…` adds a listener, `true` an empty attribute, `false` and `undefined` nothing
 * @param {...(Node | string | undefined | false)} children
 * @returns {HTMLElement}
 */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** The element of that id, which the page has. */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element #${id}.`);
  return element;
}

/** A time of day as the log and the activities show it. */
export function clock(at) {
  return new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}
