import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { marksWithin } from './canary';
import { refuse } from './noted-secrets';

/** Where the program keeps secrets, and nothing else. */
const KEPT = /^(?:encryption-key(?:\.next)?|audit-key|nextauth-secret)$/;
/** Larger ones hold payloads, and are read for minutes. */
const LARGEST = 64 * 1024 * 1024;

/**
 * Looks into everything a program left on the disk: what it was given is sealed there, or hashed.
 * @throws Error when a file shows it.
 */
export function expectNoSecretInFiles(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(folder, name);
    const facts = statSync(file, { throwIfNoEntry: false });
    if (KEPT.test(name) || facts?.isFile() !== true || facts.size > LARGEST) continue;
    refuse(marksWithin(readFileSync(file, 'latin1')), `the file ${name}`);
  }
}
