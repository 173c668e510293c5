// The committed custom-elements.json is what the analyser makes now, and valid against the published schema.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import Ajv from 'ajv';

const read = (path) => readFileSync(path, 'utf8');
const committed = read('custom-elements.json');
execFileSync('node_modules/.bin/cem', ['analyze', '--quiet'], { stdio: 'inherit' });
const made = read('custom-elements.json');
if (made !== committed) {
  writeFileSync('custom-elements.json', committed);
  throw new Error('custom-elements.json is stale: run `npm run analyze` and commit it.');
}
const ajv = new Ajv({ allErrors: true, schemaId: 'auto' });
if (!ajv.validate(JSON.parse(read('node_modules/custom-elements-manifest/schema.json')), JSON.parse(made))) {
  throw new Error(`custom-elements.json is not valid: ${ajv.errorsText()}`);
}
const elements = JSON.parse(made)
  .modules.flatMap(({ declarations = [] }) => declarations)
  .filter(({ customElement }) => customElement);
console.log(`custom-elements.json is up to date: ${elements.map(({ tagName }) => tagName).join(', ')}`);
