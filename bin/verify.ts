import { spawnSync } from 'node:child_process';
import { root } from './root';

/** Everything that must hold before a commit, quickest first; all of it runs, so that one run shows every problem. */
const CHECKS = [
  ['types', ['npx', 'next', 'typegen'], ['npx', 'tsc', '--noEmit']],
  ['lint', ['npm', 'run', '--silent', 'lint']],
  ['format', ['npm', 'run', '--silent', 'format:check']],
  ['boundaries', ['npm', 'run', '--silent', 'boundaries']],
  ['dead code', ['npm', 'run', '--silent', 'deadcode']],
  ['unit and integration tests', ['npm', 'run', '--silent', 'test:unit']],
] as const;

function passes(commands: readonly (readonly string[])[]): boolean {
  return commands.every(
    ([program = '', ...words]) => spawnSync(program, words, { cwd: root, stdio: 'inherit' }).status === 0,
  );
}

/** `--static` leaves the tests to the caller, who runs them all the same. */
const chosen = process.argv.includes('--static') ? CHECKS.slice(0, -1) : CHECKS;

const failed = chosen
  .filter(([name, ...commands]) => {
    console.log(`\n── ${name}`);
    return !passes(commands);
  })
  .map(([name]) => name);

console.log(failed.length === 0 ? '\nverify: everything holds' : `\nverify: failed in ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
