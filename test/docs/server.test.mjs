// A server that renders a page may import whatever the page does: nothing of it touches the DOM before it is used.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { promisify } from 'node:util';
import { read } from './support/markdown.mjs';

const run = promisify(execFile);
const { exports } = JSON.parse(read('package.json'));
/** The one file for a script tag is for a browser alone. */
const entries = Object.keys(exports).filter((entry) => exports[entry].types && entry !== './bundle');

describe('on a server', () => {
  for (const entry of entries) {
    const name = entry.replace(/^\./, 'contact-pad');
    it(`${name} can be imported`, async () => {
      const script = `console.log(Object.keys(await import('${name}')).length)`;
      const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
      assert.ok(Number(stdout) > 0);
    });
  }

  it('contact-pad/react renders the tag, and the browser does the rest', async () => {
    const script = `
      import { createElement } from 'react';
      import { renderToString } from 'react-dom/server';
      import { ContactPad } from 'contact-pad/react';
      console.log(renderToString(createElement(ContactPad, { label: 'Second pad' })));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script]);
    assert.match(stdout, /^<contact-pad[^>]*><\/contact-pad>/);
  });
});
