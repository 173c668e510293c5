// The documentation as a site of static files, `dist/docs`: from the documents, the manifest, and nothing else.
import { cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import MiniSearch from 'minisearch';
import { codeBlock } from './highlight.mjs';
import { layout } from './layout.mjs';
import { filesOf } from './live.mjs';
import { escape } from './markup.mjs';
import { pagesOf, read, REFERENCE } from './pages.mjs';
import { reference } from './reference.mjs';
import { render, sectionsOf } from './render.mjs';
import { SEARCH } from './assets/search-options.js';

const OUT = 'dist/docs';
const ASSETS = fileURLToPath(new URL('assets', import.meta.url));
const PICTURE = /\.(?:png|svg|jpg)$/;

function write(place, text) {
  const path = join(OUT, place);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Files that documents link to and that are no pages: pictures as they are, sources as pages of their own. */
function linkedFiles(pages) {
  const pageOf = new Map(pages.map(({ path, place }) => [path, place]));
  const sources = new Map();
  return {
    sources,
    placeOf(path) {
      const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'README.md') : path;
      if (pageOf.has(file)) return pageOf.get(file);
      const place = PICTURE.test(file) ? file.replace(/^docs\//, '') : `source/${file}.html`;
      sources.set(file, place);
      return place;
    },
  };
}

const LANGUAGES = { ts: 'typescript', mjs: 'javascript', js: 'javascript', json: 'json' };

function writeSource(path, place, navigation) {
  if (PICTURE.test(path)) return void cpSync(path, join(OUT, place));
  const language = LANGUAGES[path.split('.').at(-1)];
  const html = `<h1>${escape(path)}</h1>\n${codeBlock(read(path), language)}`;
  write(place, layout({ place, title: path }, { html, headings: [] }, navigation));
}

function indexOf(sections) {
  const index = new MiniSearch(SEARCH);
  index.addAll(sections);
  return JSON.stringify(index);
}

/** Builds it anew. */
export function buildSite() {
  rmSync(OUT, { recursive: true, force: true });
  const { pages, navigation } = pagesOf();
  const linked = linkedFiles(pages);
  const searched = [];
  for (const page of pages) {
    const made = page.path === REFERENCE ? reference(page) : render(page, linked.placeOf);
    searched.push(...(made.sections ?? sectionsOf(made.html, page)));
    write(page.place, layout(page, made, navigation));
    for (const example of made.examples ?? [])
      for (const [place, text] of Object.entries(filesOf(example))) write(place, text);
  }
  for (const [path, place] of linked.sources) writeSource(path, place, navigation);
  cpSync(ASSETS, OUT, { recursive: true });
  cpSync('demo/icon.svg', join(OUT, 'icon.svg'));
  cpSync('demo/css/theme.css', join(OUT, 'theme.css'));
  cpSync('node_modules/minisearch/dist/es/index.js', join(OUT, 'minisearch.js'));
  write('search.json', indexOf(searched));
}
