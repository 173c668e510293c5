// Just enough of Markdown to hold the documents to what they say.
import { readdirSync, readFileSync } from 'node:fs';
import { slugger } from '../../../scripts/site/markup.mjs';

export const ROOT = new URL('../../../', import.meta.url);

export const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');

const NOT_OURS = /^(?:\..*|node_modules|dist|data|coverage|test-results)$/;

/** Every document below a folder, which is empty or ends in a slash; paths from the root of the repository. */
export function pagesIn(folder) {
  return readdirSync(new URL(folder || '.', ROOT), { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return NOT_OURS.test(entry.name) ? [] : pagesIn(`${folder}${entry.name}/`);
    return entry.name.endsWith('.md') ? [folder + entry.name] : [];
  });
}

/** The fenced blocks, in order: their language and the words after it, their text, and the heading that they stand under. */
export function blocksIn(text) {
  const blocks = [];
  let heading = '';
  for (const match of text.matchAll(/^(?:#+ (.+)|(```+)(\w*)([^\n]*)\n([\s\S]*?)^\2)$/gm)) {
    if (match[1] !== undefined) heading = match[1];
    else blocks.push({ language: match[3], words: match[4].trim(), code: match[5], heading });
  }
  return blocks;
}

const withoutBlocks = (text) => text.replace(/^(```+)[\s\S]*?^\1$/gm, '');

/** The targets of links and pictures. */
export function linksIn(text) {
  const prose = withoutBlocks(text).replace(/`[^`\n]*`/g, '');
  const inline = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]);
  const markup = [...prose.matchAll(/\b(?:href|src|srcset)="([^"]+)"/g)].map((match) => match[1]);
  return [...inline, ...markup];
}

/** The anchors that GitHub gives the headings. */
export const anchorsIn = (text) =>
  [...withoutBlocks(text).matchAll(/^#+ (.+)$/gm)].map((match) => match[1]).map(slugger());

/** The text between a heading and the next one of its rank or above. */
export function sectionOf(text, heading) {
  const [, marks, rest] = new RegExp(`^(#+) ${heading}$([\\s\\S]*)`, 'm').exec(text) ?? [];
  if (rest === undefined) throw new Error(`there is no heading "${heading}"`);
  return rest.split(new RegExp(`^#{1,${marks.length}} `, 'm'))[0];
}

/** The rows of the tables, cell by cell, without their heads; a backslash keeps a bar in its cell. */
export function rowsIn(text) {
  const tables = text.match(/^\|.*(?:\n\|.*)*/gm) ?? [];
  return tables.flatMap((table) =>
    table
      .split('\n')
      .slice(2)
      .map((row) =>
        row
          .split(/(?<!\\)\|/)
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
  );
}

/** The names in code font in the first cell of each row. */
export const namesIn = (text) =>
  rowsIn(text).flatMap(([first]) => [...first.matchAll(/`([^`]+)`/g)].map((match) => match[1]));
