// The pages of the documentation: which files they are made of, where they go, and how they stand in the navigation.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';

export const read = (path) => readFileSync(path, 'utf8');

/** The reference is made of the manifest; it has no file of its own. */
export const REFERENCE = 'reference';

const GROUPS = {
  Start: ['README.md', 'docs/tutorial-crm.md', 'docs/tutorial-backend.md'],
  'In a page': [
    'docs/embedding.md',
    'docs/theming.md',
    'docs/accessibility.md',
    REFERENCE,
    'docs/migrating-from-open-cti.md',
    'docs/migrating-from-connect-streams.md',
  ],
  'The gateway': ['docs/sending-work-items.md', 'docs/operations.md', 'gateway/README.md'],
  'A backend': ['docs/writing-an-adapter.md', 'docs/protocol.md', 'docs/errors.md'],
  'The project': ['docs/architecture.md', 'docs/glossary.md', 'docs/decisions/README.md', 'docs/budgets.md'],
};
const AT_THE_END = ['CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'];

const markdownIn = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);

/** Where a document goes, below the folder of the site. */
function placeOf(path) {
  if (path === 'README.md') return 'index.html';
  return path
    .replace(/^docs\//, '')
    .replace(/README\.md$/, 'index.html')
    .replace(/\.md$/, '.html')
    .toLowerCase();
}

const pageOf = (path) => {
  const text = read(path);
  return { path, place: placeOf(path), text, title: /^# (.+)$/m.exec(text)[1] };
};

/** Every page, and the groups of the navigation; a document that no group names stands with the project. */
export function pagesOf() {
  const documents = markdownIn('docs');
  const groups = structuredClone(GROUPS);
  const listed = Object.values(groups).flat();
  groups['The project'].unshift(...documents.filter((path) => !listed.includes(path)));
  groups['The project'].push(...AT_THE_END);
  const reference = { path: REFERENCE, place: 'reference.html', title: 'Reference of the element' };
  const inGroups = Object.values(groups)
    .flat()
    .map((path) => (path === REFERENCE ? reference : pageOf(path)));
  const decisions = markdownIn('docs/decisions').filter((path) => !listed.includes(path));
  const pages = [...inGroups, ...decisions.map(pageOf)];
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const navigation = Object.entries(groups).map(([name, paths]) => ({
    name,
    pages: paths.map((path) => byPath.get(path)),
  }));
  return { pages, navigation };
}

/** The address of a place as seen from another. */
export const relative = (from, to) => posix.relative(posix.dirname(from), to);
