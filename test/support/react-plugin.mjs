// React for tests in the browser: it is CommonJS, so that esbuild makes modules of it, which share one React.
import { build } from 'esbuild';

const PREFIX = '/node_modules/.bundled-react/';
/** What tests import of it by name; the component takes all of `react`. */
const NAMES = {
  react: ['StrictMode', 'createElement', 'useEffect', 'useState'],
  'react-dom/client': ['createRoot'],
};
const fileOf = (name) => name.replaceAll('/', '-');

const facades = {
  name: 'facades',
  setup(build) {
    build.onResolve({ filter: /^facade:/ }, ({ path }) => ({ path: path.slice(7), namespace: 'facade' }));
    build.onLoad({ filter: /.*/, namespace: 'facade' }, ({ path }) => ({
      contents: `import all from '${path}'; export default all; export const { ${NAMES[path].join(', ')} } = all;`,
      resolveDir: process.cwd(),
    }));
  },
};

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: Object.keys(NAMES).map((name) => ({ in: `facade:${name}`, out: fileOf(name) })),
    bundle: true,
    splitting: true,
    format: 'esm',
    outdir: '/',
    write: false,
    define: { 'process.env.NODE_ENV': '"development"' },
    plugins: [facades],
  });
  return new Map(outputFiles.map(({ path, text }) => [path.slice(1), text]));
}

/** The plugin for web-test-runner; they are made when a test first asks for them. */
export function reactPlugin() {
  let files;
  return {
    name: 'react',
    resolveImport({ source }) {
      return Object.hasOwn(NAMES, source) ? `${PREFIX}${fileOf(source)}.js` : undefined;
    },
    async serve({ path }) {
      if (!path.startsWith(PREFIX)) return undefined;
      files ??= bundle();
      const body = (await files).get(path.slice(PREFIX.length));
      return body === undefined ? undefined : { body, type: 'js' };
    },
  };
}
