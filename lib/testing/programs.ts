import path from 'node:path';
import { root } from '../../bin/root';

/** What tests start in processes of their own. */
export const PROGRAM_SOURCES = {
  /** Has every byte that a program answers looked at for secrets; loaded before it. */
  watch: 'lib/testing/canary-watch.ts',
  cli: 'bin/cli.ts',
  'hurried-server': 'lib/testing/hurried-server.ts',
  'ledger-child': 'lib/testing/fake-site/ledger-child.ts',
  'migrate-child': 'lib/testing/migrate-child.ts',
  'sweep-child': 'lib/testing/sweep-child.ts',
} as const;

export type Program = keyof typeof PROGRAM_SOURCES;

/** Names those that are there as one file each (bundle-programs.ts). */
export const BUNDLED = 'BUNDLED_PROGRAMS';

/** Beside the build, from where they find the project. */
export function bundledFile(name: Program): string {
  return path.join(root, '.next', `test-${name}.mjs`);
}

export function isBundled(name: Program): boolean {
  return (process.env[BUNDLED] ?? '').split(',').includes(name);
}

/** What node is started with to have it run. */
export function wordsOf(name: Program, options: { watched?: boolean } = {}): string[] {
  const file = isBundled(name)
    ? [bundledFile(name)]
    : ['--import', 'tsx', path.join(root, PROGRAM_SOURCES[name])];
  return options.watched === true ? [...watchWords(), ...file] : file;
}

/** The same for the watch before another program. */
export function watchWords(): string[] {
  return isBundled('watch')
    ? ['--import', bundledFile('watch')]
    : ['--import', 'tsx', '--import', path.join(root, PROGRAM_SOURCES.watch)];
}
