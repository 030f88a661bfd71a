import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { SettingsError } from './settings';

/**
 * Makes a folder, with those above it that are missing (mode 700), and looks whether it can be written to. One at a time, because
 * Node's own `recursive` never ends where a folder can be neither found nor made (below /proc).
 * @param setting what names it, for the sentence.
 * @throws SettingsError when it cannot be made or used.
 */
export function makeFolder(folder: string, setting: string): void {
  try {
    for (const one of missingAbove(folder)) makeOne(one);
    if (!statSync(folder).isDirectory()) throw new Error('it is no folder');
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsError(
      `The folder ${folder} cannot be used: ${reason}. Choose another with ${setting}, or let this program write there.`,
    );
  }
}

/** Two processes may start at once: what the other has just made is there. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function missingAbove(folder: string): string[] {
  const missing: string[] = [];
  for (let at = folder; !existsSync(at); at = path.dirname(at)) missing.unshift(at);
  return missing;
}
