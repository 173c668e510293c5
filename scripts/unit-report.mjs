// What continuous integration keeps of the unit tests is the end of the log: there it says all that failed, and counts.
import { relative } from 'node:path';

const testsOf = (suite, path = []) => [
  ...(suite?.tests ?? []).map((test) => ({ ...test, path: [...path, test.name].join(' > ') })),
  ...(suite?.suites ?? []).flatMap((inner) => testsOf(inner, [...path, inner.name])),
];

/** One failure as its lines: where, in which browser, why. */
function failure(bundled, { testFile, browser }, what, error) {
  const why = error?.stack?.includes(error.message)
    ? error.stack
    : `${error?.message}\n${error?.stack ?? ''}`;
  return `FAILED ${relative(bundled, testFile)} in ${browser.name}: ${what}\n  ${why.trim().replaceAll('\n', '\n  ')}`;
}

function failuresOf(bundled, session) {
  const failed = testsOf(session.testResults).filter(({ passed, skipped }) => !passed && !skipped);
  return [
    ...(session.errors ?? []).map((error) => failure(bundled, session, 'the file', error)),
    ...failed.map(({ path, error }) => failure(bundled, session, path, error)),
  ];
}

/** Prints every failure once more, and the plain closing line; the tests lie in that folder. */
export const unitReport = (bundled) => ({
  onTestRunFinished({ sessions }) {
    const all = [...sessions];
    const tests = all.flatMap(({ testResults }) => testsOf(testResults));
    const failures = all.flatMap((session) => failuresOf(bundled, session));
    const passed = tests.filter((test) => test.passed && !test.skipped).length;
    const skipped = tests.filter((test) => test.skipped).length;
    for (const text of failures) console.log(`\n${text}`);
    console.log(`\n${passed} passed, ${failures.length} failed, ${skipped} skipped`);
  },
});
