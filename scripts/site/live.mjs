// Live examples: blocks marked `live` become pages of their own, for the policy of the site allows no script inside a page.
// Blocks marked `live=name` or, where nothing is to be seen yet, `part=name` go on with what those of that name before them
// began.
import { escape } from './markup.mjs';

const BUNDLE = '/dist/contact-pad.bundle.js';
const EMPTY = { html: '', css: '', js: '' };

/** Without a bundler or an import map everything comes from the one file. */
const fromBundle = (code) => code.replace(/(from|import) 'contact-pad(?:\/[\w/-]+)?'/g, `$1 '${BUNDLE}'`);

/** The markup without those tags, and what was in them. */
function apart(html, tag) {
  const pattern = new RegExp(`<${tag}[^>]*>\n?([\\s\\S]*?)</${tag}>\n?`, 'g');
  return [html.replace(pattern, ''), [...html.matchAll(pattern)].map((match) => match[1]).join('\n')];
}

function added(begun, language, code) {
  if (language !== 'html') {
    const text = language === 'js' ? fromBundle(code) : code;
    return { ...begun, [language]: `${begun[language]}${text}\n` };
  }
  const [withoutScript, js] = apart(code, 'script');
  const [html, css] = apart(withoutScript, 'style');
  return { html: `${begun.html}${html}\n`, css: begun.css + css, js: begun.js + fromBundle(js) };
}

/** What the words after the language of a block say of it. */
function markOf(words) {
  const [, kind, group] = /\b(live|part)(?:=(\w+))?/.exec(words) ?? [];
  return { kind, group, height: /\bheight=(\d+)/.exec(words)?.[1] };
}

/**
 * Takes the blocks of a page one after another; gives for one that is live its example, else nothing.
 *
 * @param all where the examples are collected
 */
export function liveOf({ place, title }, all) {
  const name = place.replace(/\.html$/, '').replaceAll('/', '-');
  const begun = new Map();
  return (language, words, code) => {
    const { kind, group, height } = markOf(words);
    if (!kind) return undefined;
    const parts = added(begun.get(group) ?? EMPTY, language, code);
    if (group) begun.set(group, parts);
    if (kind === 'part') return undefined;
    const number = all.length + 1;
    const example = {
      ...parts,
      height,
      file: `live/${name}-${number}`,
      title: `Example ${number}: ${title}`,
    };
    all.push(example);
    return example;
  };
}

/** The files of an example, by their place. */
export function filesOf({ file, html, css, js, title }) {
  const name = file.replace(/^live\//, '');
  const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escape(title)}</title>
    <link rel="icon" href="../icon.svg" />
    <link rel="stylesheet" href="../live.css" />
    <link rel="stylesheet" href="${name}.css" />
    <script type="module" src="${name}.js"></script>
  </head>
  <body>
${html || '<contact-pad></contact-pad>\n'}  </body>
</html>
`;
  return { [`${file}.html`]: page, [`${file}.css`]: css, [`${file}.js`]: js };
}
