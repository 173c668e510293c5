// The committed custom-elements.json, and what editors read of it, is what the analyser makes now; it is valid against the
// published schema.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv';

const read = (path) => readFileSync(path, 'utf8');
const FILES = ['custom-elements.json', 'vscode.html-custom-data.json', 'web-types.json'];
const committed = FILES.map(read);
execFileSync('node_modules/.bin/cem', ['analyze', '--quiet'], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
const made = FILES.map(read);
const stale = FILES.filter((_, at) => made[at] !== committed[at]);
if (stale.length > 0) {
  FILES.forEach((path, at) => writeFileSync(path, committed[at]));
  throw new Error(`${stale.join(' and ')}: stale. Run \`npm run analyze\` and commit what it writes.`);
}
const [manifest] = made;
const ajv = new Ajv({ allErrors: true, schemaId: 'auto' });
if (
  !ajv.validate(JSON.parse(read('node_modules/custom-elements-manifest/schema.json')), JSON.parse(manifest))
) {
  throw new Error(`custom-elements.json is not valid: ${ajv.errorsText()}`);
}
const elements = JSON.parse(manifest)
  .modules.flatMap(({ declarations = [] }) => declarations)
  .filter(({ customElement }) => customElement);
console.log(`custom-elements.json is up to date: ${elements.map(({ tagName }) => tagName).join(', ')}`);
