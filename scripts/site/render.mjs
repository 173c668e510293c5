// A document of Markdown as the inside of a page, the sections that are searched, and its live examples.
import { posix } from 'node:path';
import { Marked } from 'marked';
import { codeBlock } from './highlight.mjs';
import { liveOf } from './live.mjs';
import { escape, plain, slugger } from './markup.mjs';
import { relative } from './pages.mjs';

const isElsewhere = (href) => /^[a-z][a-z+.-]*:/i.test(href);

/**
 * @param page the document and its place
 * @param placeOf the place of any file of the repository that a document names
 */
export function render(page, placeOf) {
  const headings = [];
  const examples = [];
  const live = liveOf(page, examples);
  const slug = slugger();

  const addressOf = (href) => {
    if (isElsewhere(href)) return href;
    const [path, anchor] = href.split('#');
    const hash = anchor === undefined ? '' : `#${anchor}`;
    if (path === '') return hash;
    const file = posix.normalize(posix.join(posix.dirname(page.path), decodeURIComponent(path)));
    return relative(page.place, placeOf(file)) + hash;
  };

  const renderer = {
    heading({ tokens, text, depth }) {
      const id = slug(text);
      const inner = this.parser.parseInline(tokens);
      headings.push({ id, depth, text: plain(inner) });
      const link =
        depth === 1 ? '' : ` <a class="anchor" href="#${id}" aria-hidden="true" tabindex="-1">#</a>`;
      return `<h${depth} id="${id}">${inner}${link}</h${depth}>\n`;
    },
    link({ href, tokens }) {
      return `<a href="${escape(addressOf(href))}">${this.parser.parseInline(tokens)}</a>`;
    },
    image({ href, text }) {
      return `<img src="${escape(addressOf(href))}" alt="${escape(text)}" loading="lazy" />`;
    },
    table(token) {
      const row = (cells, tag) =>
        `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`;
      const body = token.rows.map((cells) => row(cells, 'td')).join('\n');
      const inner = `<thead>${row(token.header, 'th')}</thead>\n<tbody>${body}</tbody>`;
      return `<div class="table" tabindex="0" role="group" aria-label="Table"><table>${inner}</table></div>\n`;
    },
    code({ text, lang = '' }) {
      const [language] = lang.split(' ');
      const example = live(language, lang, text);
      return codeBlock(text, language) + (example ? frameOf(example, page) : '');
    },
  };

  const marked = new Marked({ renderer });
  const tokens = marked.lexer(page.text);
  const html = marked.parser(tokens);
  return { html, headings, sections: sectionsOf(html, page), examples };
}

function frameOf({ file, title, height }, page) {
  const address = relative(page.place, `${file}.html`);
  const size = height ? ` height="${height}"` : '';
  return `<figure class="live"><iframe src="${address}" title="${escape(title)}" loading="lazy"${size}></iframe>
<figcaption>Live. <a href="${address}" target="_blank">Open it alone</a></figcaption></figure>\n`;
}

/** What is searched: each heading with the text below it. */
export function sectionsOf(html, { place, title }) {
  const parts = html.split(/(?=<h[1-6] id=")/);
  return parts.flatMap((part) => {
    const [whole, id, inner] = /^<h[1-6] id="([^"]*)">([\s\S]*?)<\/h[1-6]>/.exec(part) ?? [];
    if (whole === undefined) return [];
    const heading = plain(inner.replace(/ <a class="anchor"[\s\S]*$/, ''));
    return [{ id: `${place}#${id}`, title, heading, text: plain(part.slice(whole.length)) }];
  });
}
