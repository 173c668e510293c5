// The library for calls, for pages without a build step: `dist/contact-pad.voice.js`, which lies beside the one-file bundle;
// the bundle loads it when a line connects. By esbuild, for JsSIP is CommonJS.
import { build } from 'esbuild';

/** What both have is once, in the bundle. */
const shared = {
  name: 'shared-with-bundle',
  setup({ onResolve }) {
    onResolve({ filter: /\/(core\/index|phone)\.js$/ }, () => ({
      path: './contact-pad.bundle.js',
      external: true,
    }));
  },
};

export function bundleVoice() {
  return build({
    entryPoints: ['dist/adapters/sip/jssip-phone.js'],
    outfile: 'dist/contact-pad.voice.js',
    bundle: true,
    minify: true,
    sourcemap: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    plugins: [shared],
  });
}
