// One file for <script type="module"> from the JavaScript that tsc emitted; tsc alone sees TypeScript.
import { readdirSync } from 'node:fs';
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/** Lit ships a development build too: 'production' keeps it out. */
export const resolver = () =>
  resolve({ exportConditions: ['production', 'browser', 'module', 'import', 'default'] });
/** @param module whether what stands at its top is its own; of a plain script it is the page's. */
export const minify = (module = true) =>
  terser({
    ecma: 2022,
    module,
    compress: { passes: 3, inline: 1, unsafe_arrows: true },
    format: { comments: /^!/ },
  });

/** The module of a language, but for English, which the bundle has. */
const LANGUAGE = /.*\/i18n\/(?!en)([a-z]{2})\.js$/;
/** The library for calls (scripts/bundle-voice.mjs). */
const VOICE = /.*\/jssip-phone\.js$/;
const beside = (id) => id.replace(LANGUAGE, './contact-pad.$1.js').replace(VOICE, './contact-pad.voice.js');

const languages = readdirSync('dist/i18n')
  .map((name) => `dist/i18n/${name}`)
  .filter((path) => LANGUAGE.test(path));

/** The bundle, and beside it a file for each language, which it loads when a page is in that language, and one for calls. */
export default [
  {
    input: 'dist/bundle.js',
    context: 'globalThis',
    external: (id) => LANGUAGE.test(id) || VOICE.test(id),
    output: {
      file: 'dist/contact-pad.bundle.js',
      format: 'es',
      sourcemap: true,
      inlineDynamicImports: true,
      paths: beside,
    },
    plugins: [resolver(), minify()],
  },
  ...languages.map((input) => ({
    input,
    output: { file: `dist/${beside(input)}`, format: 'es' },
    plugins: [minify()],
  })),
  // The host's side of the frame for a plain <script>, which a page may load from elsewhere: `contactPad.embedPad`.
  {
    input: 'dist/hosts/frame/embed-pad.js',
    output: { file: 'dist/contact-pad.frame.js', format: 'iife', name: 'contactPad', sourcemap: true },
    plugins: [resolver(), minify(false)],
  },
];
