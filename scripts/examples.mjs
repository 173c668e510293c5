// `npm run examples`: each example as a stranger has it, installed from its lock file, built and used in a browser. Name
// some to run only those. Needs the registry; `npm run build` comes first.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { startDevServer } from '@web/dev-server';
import { chromium } from '@playwright/test';
import { CHROME_ARGS, chromePath } from './browsers.mjs';

const asked = process.argv.slice(2);
const names = readdirSync('examples').filter((name) => existsSync(`examples/${name}/package.json`));

function run(folder, ...args) {
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} failed in ${folder}`);
}

/** Builds it, where there is anything to build; answers the folder that a browser gets. */
function made(folder) {
  // A binary that a script would fetch is not needed by any of them.
  run(folder, 'ci', '--ignore-scripts');
  const { scripts } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  if (!scripts?.build) return folder;
  run(folder, 'run', 'build');
  return `${folder}/dist`;
}

/** What every example can do: an offer is accepted, its record shown, its end written down, the language changed. */
async function use(page) {
  const pad = page.locator('contact-pad');
  await pad.getByRole('button', { name: 'Agent state: Ready' }).waitFor();
  await page.getByRole('button', { name: 'Let something come in' }).click();
  await pad.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: 'Loan 4711' }).first().waitFor();
  await pad.getByRole('button', { name: 'Done', exact: true }).click();
  await page.getByRole('listitem').filter({ hasText: 'Manual evaluation: done' }).waitFor();
  await page.getByRole('combobox').selectOption('sv');
  await page.waitForFunction(() => document.querySelector('contact-pad').locale === 'sv');
}

async function drive(browser, folder) {
  const config = { rootDir: folder, hostname: '127.0.0.1' };
  const server = await startDevServer({
    config,
    readCliArgs: false,
    readFileConfig: false,
    logStartMessage: false,
  });
  const page = await browser.newPage();
  const faults = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  try {
    await page.goto(`http://127.0.0.1:${server.config.port}/`);
    await use(page);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  } catch (error) {
    throw new Error(`${folder}: ${error.message}\n${faults.join('\n')}`, { cause: error });
  } finally {
    await page.close();
    await server.stop();
  }
}

const browser = await chromium.launch({ executablePath: chromePath(), args: CHROME_ARGS });
try {
  for (const name of names.filter((each) => asked.length === 0 || asked.includes(each))) {
    await drive(browser, made(`examples/${name}`));
    console.log(`── ${name}: passed`);
  }
} finally {
  await browser.close();
}
