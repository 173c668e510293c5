// What is around the text of every page.
import { escape } from './markup.mjs';
import { relative } from './pages.mjs';

const link = (page, { place, title }) => {
  const current = place === page.place ? ' aria-current="page"' : '';
  return `<li><a href="${relative(page.place, place)}"${current}>${escape(title)}</a></li>`;
};

const navigationOf = (page, navigation) =>
  navigation
    .map(
      ({ name, pages }) => `<h2>${name}</h2>\n<ul>${pages.map((other) => link(page, other)).join('\n')}</ul>`,
    )
    .join('\n');

function contentsOf(headings) {
  const shown = headings.filter(({ depth }) => depth === 2);
  if (shown.length < 3) return '';
  const items = shown.map(({ id, text }) => `<li><a href="#${id}">${escape(text)}</a></li>`);
  return `<nav class="contents" aria-labelledby="contents"><h2 id="contents">On this page</h2>
    <ul>${items.join('\n')}</ul></nav>`;
}

/** The pages before and after this one, in the order of the navigation. */
function neighboursOf(page, navigation) {
  const order = navigation.flatMap(({ pages }) => pages);
  const at = order.indexOf(page);
  if (at < 0) return '';
  const to = (other, rel, word) =>
    other
      ? `<a rel="${rel}" href="${relative(page.place, other.place)}"><span>${word}</span> ${escape(other.title)}</a>`
      : '<span></span>';
  return `<nav class="neighbours" aria-label="Before and after">
    ${to(order[at - 1], 'prev', 'Before')} ${to(order[at + 1], 'next', 'Next')}</nav>`;
}

/** A whole page. */
export function layout(page, { html, headings }, navigation) {
  const root = relative(page.place, '.') || '.';
  const name = page.place === 'index.html' ? 'contact-pad' : `${page.title} – contact-pad`;
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escape(name)}</title>
    <link rel="icon" href="${root}/icon.svg" />
    <link rel="stylesheet" href="${root}/theme.css" />
    <link rel="stylesheet" href="${root}/site.css" />
    <script type="module" src="${root}/site.js"></script>
  </head>
  <body data-root="${root}">
    <a class="skip" href="#main">Go to the text</a>
    <header>
      <a class="brand" href="${root}/index.html"><img src="${root}/icon.svg" alt="" width="24" height="24" /> contact-pad</a>
      <search id="search" hidden></search>
    </header>
    <div class="columns">
      <details class="pages" open>
        <summary>Pages</summary>
        <nav aria-label="Pages">${navigationOf(page, navigation)}</nav>
      </details>
      <main id="main" tabindex="-1">
        <article>${html}</article>
        ${neighboursOf(page, navigation)}
      </main>
      ${contentsOf(headings)}
    </div>
  </body>
</html>
`;
}
