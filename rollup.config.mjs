// One file for <script type="module"> from the JavaScript that tsc emitted; tsc alone sees TypeScript.
import resolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/** Lit ships a development build too: 'production' keeps it out. */
export const resolver = () =>
  resolve({ exportConditions: ['production', 'browser', 'module', 'import', 'default'] });
export const minify = () =>
  terser({
    ecma: 2022,
    module: true,
    compress: { passes: 3, inline: 1, unsafe_arrows: true },
    format: { comments: /^!/ },
  });

export default {
  input: 'dist/bundle.js',
  context: 'globalThis',
  output: { file: 'dist/contact-pad.bundle.js', format: 'es', sourcemap: true, inlineDynamicImports: true },
  plugins: [resolver(), minify()],
};
