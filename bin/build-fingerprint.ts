import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What a build is made of. A change in any of them makes the build stale. */
const SOURCES = [
  'app',
  'bin',
  'components',
  'lib',
  'public',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'tailwind.config.ts',
  'tsconfig.json',
];

const MARK = '.next/built-from';

/** True when `.next` holds a finished build of exactly these sources. */
export function isBuildCurrent(root: string): boolean {
  const mark = path.join(root, MARK);
  if (!existsSync(path.join(root, '.next/BUILD_ID')) || !existsSync(mark)) return false;
  return readFileSync(mark, 'utf8') === fingerprint(root);
}

/** What the build in `.next` was made of: the same on every machine that built the same sources. */
export function builtFrom(root: string): string {
  return readFileSync(path.join(root, MARK), 'utf8');
}

/** Remembers what the build in `.next` was made of. */
export function markBuilt(root: string): void {
  writeFileSync(path.join(root, MARK), fingerprint(root));
}

function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesBelow(path.join(root, source))) {
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function filesBelow(place: string): string[] {
  if (!existsSync(place)) return [];
  const found = readdirSync(path.dirname(place), { withFileTypes: true }).find(
    (entry) => entry.name === path.basename(place),
  );
  if (found?.isFile() === true) return [place];
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
