// Calls for pages without a build step: `dist/contact-pad.voice.js`, which lies beside the bundle and uses the core that is
// in there. By esbuild, for JsSIP is CommonJS.
import { build } from 'esbuild';

const coreOfBundle = {
  name: 'core-of-bundle',
  setup({ onResolve }) {
    onResolve({ filter: /\/core\/index\.js$/ }, () => ({ path: './contact-pad.bundle.js', external: true }));
  },
};

export function bundleVoice() {
  return build({
    entryPoints: ['dist/adapters/sip/index.js'],
    outfile: 'dist/contact-pad.voice.js',
    bundle: true,
    minify: true,
    sourcemap: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    plugins: [coreOfBundle],
  });
}
