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
});
const browserReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

interface Tally {
  passed: number;
  failed: number;
}

/** What a log that keeps only its end may hold of one runner's complaints, in characters. */
const TOLD_AGAIN = 20_000;

interface Run {
  ok: boolean;
  /** What the runner complained of, whether or not it belongs to a test; it is printed when the runner has ended. */
  complaints: string;
}

function run(words: readonly string[]): Run {
  const { status, signal, stderr } = spawnSync('npx', words, {
    cwd: root,
    stdio: ['inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
    maxBuffer: Infinity,
  });
  process.stderr.write(stderr);
  return { ok: status === 0, complaints: `${stderr}\n(It ended with ${signal ?? `code ${status}`}.)` };
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

function unitTests(): Tally & Run {
  const ran = run([
    'vitest',
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitFile}`,
  ]);
  const report = readReport(unitFile, unitReport);
  const counted = { passed: report?.numPassedTests ?? 0, failed: report?.numFailedTests ?? 0 };
  return { ...ran, ...tally(ran.ok, counted) };
}

function browserTests(): Tally {
  const { ok } = run(['playwright', 'test', '--project=tests']);
  const stats = readReport(browserFile, browserReport)?.stats;
  return tally(ok, { passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) });
}

/**
 * Unit tests come first, and what a log keeps is its end: so what failed there is told once more. All that the runner complained of, for what
 * fails a run is not always a test (an error after one, a set-up, a worker that was lost).
 */
function tellFailedUnits({ ok, complaints }: Run): void {
  if (!ok) console.log(`\nOf the unit tests, once more:\n${complaints.slice(-TOLD_AGAIN)}`);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const unit = unitTests();
const browser = browserTests();
const failed = unit.failed + browser.failed;
tellFailedUnits(unit);
console.log(`${unit.passed + browser.passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
