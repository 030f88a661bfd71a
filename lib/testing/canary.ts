import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/*
 * Secrets that tests give the program carry one of these marks, so that one that comes out of it again is seen wherever it does:
 * in a response, a page, a download, an address to go to, an error or a line of the log.
 */
export const CANARY_TEXT = 'canary-5e3c7a';
/** The same for secrets that are hexadecimal. */
export const CANARY_HEX = 'ca9a51ca9a51ca9a51';

/** What a server says when an answer of it holds a secret; its output is searched for it. */
export const ALARM = 'A SECRET CAME OUT:';

/** Secrets the program makes itself, by the prefix they are known by; each is shown once, by the call that makes it. */
const MADE = /\b(?:fac_gw_|fac_inv_|fac_pwr_|fxa_|fxk_)[\w-]{40,}/;

export function holdsGivenSecret(text: string): boolean {
  return text.includes(CANARY_TEXT) || text.includes(CANARY_HEX);
}

export function holdsMadeSecret(text: string): boolean {
  return MADE.test(text);
}

/** Gives a new data folder kept secrets that carry the mark, before the program would make its own. */
export function plantCanaries(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  plant(path.join(dataDir, 'encryption-key'), CANARY_HEX.padEnd(64, '0'));
  plant(path.join(dataDir, 'nextauth-secret'), `${CANARY_TEXT}-signs-the-session-cookie-of-tests`);
}

function plant(file: string, secret: string): void {
  if (!existsSync(file)) writeFileSync(file, `${secret}\n`, { mode: 0o600 });
}

/** @throws Error when what a server printed holds a secret, or tells of an answer that did. */
export function expectNoCanary(output: string): void {
  const line = output
    .split('\n')
    .find((one) => one.includes(ALARM) || holdsGivenSecret(one) || holdsMadeSecret(one));
  if (line !== undefined) throw new Error(`A secret came out of the server: ${line.slice(0, 500)}`);
}
