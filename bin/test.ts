import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { root } from './root';

/** Runs every test, unit to browser, and ends with one plain line: `N passed, N failed`. */
const results = path.join(root, 'test-results');
const unitFile = path.join(results, 'unit.json');
const browserFile = path.join(results, 'e2e.json');

const unitReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(
        z.object({ fullName: z.string(), status: z.string(), failureMessages: z.array(z.string()) }),
      ),
    }),
  ),
});
const browserReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

interface Tally {
  passed: number;
  failed: number;
}

function run(words: readonly string[]): boolean {
  return spawnSync('npx', words, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** A runner that failed without naming a test (a crash, an error in a set-up) counts as one failure. */
function tally(ok: boolean, counted: Tally): Tally {
  return ok || counted.failed > 0 ? counted : { passed: counted.passed, failed: 1 };
}

function readReport<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

function unitTests(): Tally {
  const ok = run(['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitFile}`]);
  const report = readReport(unitFile, unitReport);
  return tally(ok, { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 });
}

function browserTests(): Tally {
  const ok = run(['playwright', 'test', '--project=tests']);
  const stats = readReport(browserFile, browserReport)?.stats;
  return tally(ok, { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) });
}

/** Unit tests come first, and what a log keeps is its end: so those that failed are told there once more, with why. */
function tellFailedUnits(): void {
  for (const { name, assertionResults } of readReport(unitFile, unitReport)?.testResults ?? [])
    for (const { fullName, failureMessages } of assertionResults.filter((test) => test.status === 'failed'))
      console.log(`Failed: ${path.relative(root, name)} > ${fullName}\n${failureMessages.join('\n')}\n`);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const unit = unitTests();
const browser = browserTests();
const failed = unit.failed + browser.failed;
tellFailedUnits();
console.log(`${unit.passed + browser.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
