// What a page loads, made as scripts/size.mjs and the published bundle are made.
import { rollup } from 'rollup';
import { minify, resolver } from '../../rollup.config.mjs';

const ENTRIES = {
  index: 'dist/index.js',
  pad: 'bench/page/screens/pad.mjs',
  hand: 'bench/page/screens/hand.mjs',
  directory: 'bench/page/screens/directory.mjs',
  transcript: 'bench/page/screens/transcript.mjs',
  endurance: 'bench/page/screens/endurance.mjs',
  shared: 'bench/page/screens/shared.mjs',
  'empty-element': 'bench/page/screens/empty-element.mjs',
};

/**
 * Every module that the pages load, by path, as `/index/index.js`; each entry has its own chunks. `together`: what an entry
 * imports from the start, by its path.
 */
export async function bundle() {
  const files = new Map();
  const together = new Map();
  for (const [name, input] of Object.entries(ENTRIES)) {
    const bundled = await rollup({
      input: { index: input },
      context: 'globalThis',
      // As in scripts/size.mjs: a page has an entry of its own, and no facade that keeps the names of ours.
      preserveEntrySignatures: 'allow-extension',
      plugins: [resolver(), minify()],
    });
    const { output } = await bundled.generate({ format: 'es', chunkFileNames: '[name].js' });
    for (const { fileName, code, isEntry, imports } of output) {
      const path = (file) => `/${name}/${file}`;
      files.set(path(fileName), code);
      if (isEntry) together.set(path(fileName), imports.map(path));
    }
    await bundled.close();
  }
  return { files, together };
}
