// A rendered element as text, with its shadow trees and their style sheets, so that another page can clone it.

/** In the shadow tree of the list: what holds the rows, and a row. */
export const LIST = '[part=list]';
export const ROW = '[data-id]';

/** The only element of the page as HTML with declarative shadow trees; `data-sheets` on each host says which of `styles` it adopts. */
export function mirror(element) {
  const styles = [];
  const hosts = hostsIn(element);
  for (const host of hosts) host.dataset.sheets = sheetsOf(host.shadowRoot, styles).join(' ');
  const html = document.body.getHTML({ shadowRoots: hosts.map(({ shadowRoot }) => shadowRoot) });
  for (const host of hosts) delete host.dataset.sheets;
  return {
    html: plain(html).replaceAll('<template shadowrootmode="open"', '$& shadowrootclonable'),
    styles,
  };
}

/** The shadow tree of the list, however deep it stands. */
export function listIn(element) {
  for (const host of hostsIn(element)) if (host.localName === 'pad-list') return host.shadowRoot;
  throw new Error('The screen has no list.');
}

/** The rows of the list. */
export function rowsIn(element) {
  return [...listIn(element).querySelectorAll(ROW)];
}

/** The rows as text to compare: without what Lit leaves behind, white space between tags, and time. */
export function rowsAsText(element) {
  return rowsIn(element).map((row) =>
    plain(row.outerHTML)
      .replace(/data-since="\d+">[^<]*/g, '>')
      .replace(/>\s+</g, '><')
      .replaceAll(' class=""', ''),
  );
}

function plain(html) {
  return html.replace(/<!--.*?-->/gs, '');
}

/** The element and what is in its shadow trees with a shadow tree of its own, outer ones first. */
export function hostsIn(element) {
  const { shadowRoot } = element;
  if (!shadowRoot) return [];
  return [element, ...[...shadowRoot.querySelectorAll('*')].flatMap(hostsIn)];
}

function sheetsOf(root, styles) {
  return root.adoptedStyleSheets.map((sheet) => {
    const text = [...sheet.cssRules].map(({ cssText }) => cssText).join('\n');
    if (!styles.includes(text)) styles.push(text);
    return styles.indexOf(text);
  });
}
