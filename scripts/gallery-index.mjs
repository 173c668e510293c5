// The page on which all pictures of a gallery are looked at.
const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const picture = (file) => `<img loading="lazy" src="${encodeURIComponent(file)}" alt="">`;

function figure({ state, file, faults, differs, layout }) {
  const told = [...faults, ...(differs ? [differs] : [])]
    .map((fault) => `<li>${escape(fault)}</li>`)
    .join('');
  const before = differs?.endsWith('differ') ? picture(`before-${file}`) : '';
  return `<figure id="${escape(file)}" class="${layout}${told ? ' told' : ''}">
<figcaption>${escape(state)}</figcaption>${told && `<ul>${told}</ul>`}
<div class="pictures">${picture(file)}${before}</div></figure>`;
}

/** Look by look and layout by layout. */
export function indexPage(results, base) {
  const groupOf = ({ look, layout }) => `${look} · ${layout}`;
  const names = [...new Set(results.map(groupOf))];
  const groups = names.map((name) => [name, results.filter((one) => groupOf(one) === name)]);
  const parts = groups.map(
    ([name, some]) => `<h2 id="${name}">${name}</h2><div class="sheet">${some.map(figure).join('')}</div>`,
  );
  const links = names.map((name) => `<a href="#${name}">${name}</a>`);
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>
body { font: 14px/1.4 system-ui; margin: 24px; background: #e9ebef; color: #16181d }
nav { display: flex; flex-wrap: wrap; gap: 4px 16px }
.sheet, .pictures { display: flex; flex-wrap: wrap; gap: 16px }
figure { margin: 0; max-width: 100% } figcaption { font-weight: 600 } ul { margin: 0; padding-left: 18px; color: #b3261e; max-width: 600px }
img { box-shadow: 0 1px 4px #0003; max-width: 100% }
</style><h1>Gallery${base ? `, compared with ${escape(base)}` : ''}</h1><nav>${links.join('')}</nav>${parts.join('')}</html>`;
}
