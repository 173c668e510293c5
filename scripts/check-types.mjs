// The core compiles without the DOM, the tests and scripts type-check, and each published entry's types resolve.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const tsc = (...args) => execFileSync('node_modules/.bin/tsc', args, { stdio: 'inherit' });

tsc('-p', 'src/core/tsconfig.json');
tsc('-p', 'test/tsconfig.json');
tsc('-p', 'test/e2e/tsconfig.json');
tsc('-p', 'gateway/test/tsconfig.json');

/** What a page of React may write, and what it may not. */
const JSX = `import { Pad } from 'contact-pad/core';
import { ContactPad } from 'contact-pad/react';

export const component = (pad: Pad) => (
  <ContactPad pad={pad} layout="wide" onPadCallLog={(event) => event.accept()} ref={(one) => one?.focus()} />
);
export const tag = (pad: Pad) => (
  <contact-pad pad={pad} locale="sv" onpad-record-open={({ detail }) => console.log(detail.record.url)} />
);
// @ts-expect-error There is no such layout.
export const wrong = <ContactPad layout="round" />;
// @ts-expect-error There is no such event.
export const unknown = <ContactPad onPadCalLog={() => undefined} />;
`;

/** A stranger's project that imports every entry, under the strictest resolution. */
function checkEntries() {
  const folder = mkdtempSync(join(tmpdir(), 'contact-pad-consumer-'));
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const entries = Object.keys(exports).filter((entry) => exports[entry].types);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(process.cwd(), join(folder, 'node_modules/contact-pad'));
  symlinkSync(join(process.cwd(), 'node_modules/@types'), join(folder, 'node_modules/@types'));
  const imports = entries.map((entry, index) => {
    const name = entry.replace(/^\./, 'contact-pad');
    return `import * as entry${index} from '${name}';\nconsole.log(entry${index});`;
  });
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(folder, 'all.ts'), imports.join('\n'));
  writeFileSync(join(folder, 'page.tsx'), JSX);
  const compilerOptions = {
    module: 'nodenext',
    jsx: 'react-jsx',
    target: 'es2022',
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  tsc('-p', folder);
  rmSync(folder, { recursive: true });
  console.log(`types resolve for ${entries.join(', ')}`);
}
checkEntries();
