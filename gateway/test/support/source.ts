/** The gateway as these tests run it: compiled as they are, or with tsx from the sources. */
const compiled = import.meta.url.endsWith('.js');

/** What node needs to run it. It ends before the slow compiler of WebAssembly would have paid for itself. */
export const NODE_ARGS: readonly string[] = compiled
  ? ['--liftoff-only', '--wasm-lazy-compilation']
  : ['--import', import.meta.resolve('tsx')];

/** Where a module of it lies, such as `db/open`. */
export function sourceUrl(module: string): URL {
  return new URL(`../../src/${module}${compiled ? '.js' : '.ts'}`, import.meta.url);
}
