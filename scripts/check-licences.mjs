// Everything that ships with us may be used with an MIT project. With --list it says what that is.
import { execFileSync } from 'node:child_process';

const ALLOWED =
  /^(MIT|MIT-0|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD|Unlicense|PostgreSQL|BlueOak-1\.0\.0|CC0-1\.0)$/;
const words = (licence) =>
  String(licence ?? 'none')
    .replace(/[()]/g, '')
    .split(/ OR | AND /);
const query = execFileSync('npm', ['query', '.prod'], {
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'ignore'],
  maxBuffer: 1 << 28,
});
const shipped = JSON.parse(query).filter(({ name }) => name);
const wrong = shipped.filter(({ license }) => !words(license).some((word) => ALLOWED.test(word)));
if (wrong.length > 0) {
  throw new Error(
    `Licences to look at: ${wrong.map(({ name, license }) => `${name} (${license})`).join(', ')}`,
  );
}
if (process.argv.includes('--list'))
  for (const { name, version, license } of shipped) console.log(`${name} ${version}\t${license}`);
console.log(`${shipped.length} shipped packages have a licence that fits.`);
