import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isLink, maySet, mayShow } from './issuing-routes';
import { knownSecrets, learnSecret } from './known-secrets';

/*
 * Secrets that tests give the program carry one of these marks, so that one that comes out of it again is seen wherever it does:
 * in a response, a page, a download, an address to go to, an error or a line of the log. Those it makes itself are known by their
 * prefix, or because their making was watched (learn-made-secrets.ts).
 */
export const CANARY_TEXT = 'canary-5e3c7a';
/** The same for secrets that are hexadecimal. */
export const CANARY_HEX = 'ca9a51ca9a51ca9a51';

/** What a server says when an answer of it holds a secret; its output is searched for it. */
export const ALARM = 'A SECRET CAME OUT:';

/** Secrets the program makes itself, by the prefix they are known by; each is shown once, by the call that makes it. */
const MADE = /\b(?:fac_gw_|fac_inv_|fac_pwr_|fxa_|fxk_|whsec_)[\w+/-]{40,}=?/g;

/** The line of the greeting that shows the setup code. */
const SETUP_CODE_LINE = /^ {4}(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}$/;

/** `fluxx-alert-console.session=…`, with the prefix of https or without. */
const COOKIE = /^(?:__(?:Host|Secure)-)?fluxx-alert-console\.(\w+)=([^;]*)/;

/** Every secret that stands in a text. @param also those known beside the ones of this process */
export function secretsWithin(text: string, also: Iterable<string> = []): string[] {
  const plain = [CANARY_TEXT, CANARY_HEX, ...knownSecrets(), ...also];
  return [...plain.filter((secret) => text.includes(secret)), ...(text.match(MADE) ?? [])];
}

/** What an answer, or a part of one, shows and may not. @param request method and path */
export function wrongInBody(request: string, text: string): string[] {
  return secretsWithin(text).filter((secret) => !mayShow(request, secret));
}

/** The same of its headers. The cookies it sets are known from then on. */
export function wrongInHeaders(request: string, headers: string, cookies: readonly string[]): string[] {
  let rest = headers;
  const wrong: string[] = [];
  for (const cookie of cookies) {
    const [start = '', name = '', value = ''] = COOKIE.exec(cookie) ?? [];
    const isIssued = maySet(request, name);
    // What lets nobody in is looked into like any other header, and a cookie that is taken away holds nothing.
    if (isIssued === undefined || value === '') continue;
    if (isIssued) rest = rest.replaceAll(cookie, '');
    else wrong.push(start);
    // What a form sends back is no secret of the cookie's: it stands in the answer beside it.
    if (name !== 'csrf') learnSecret(value);
  }
  return [...wrong, ...secretsWithin(rest)];
}

/** What an address that is asked for shows and may not: a link holds its own secret, and nothing else any. */
export function wrongInAddress(url: string): string[] {
  return isLink(url) ? [] : secretsWithin(url);
}

/** Gives a new data folder kept secrets that carry the mark, before the program would make its own. */
export function plantCanaries(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  plant(path.join(dataDir, 'encryption-key'), CANARY_HEX.padEnd(64, '0'));
  plant(path.join(dataDir, 'audit-key'), CANARY_HEX.padEnd(64, '1'));
  plant(path.join(dataDir, 'nextauth-secret'), `${CANARY_TEXT}-signs-the-session-cookie-of-tests`);
}

function plant(file: string, secret: string): void {
  if (!existsSync(file)) writeFileSync(file, `${secret}\n`, { mode: 0o600 });
}

/**
 * @param known secrets that the server made
 * @throws Error when what a server printed holds a secret, or tells of an answer that did.
 */
export function expectNoCanary(output: string, known: Iterable<string> = []): void {
  const all = [...known];
  const line = output
    .split('\n')
    .find((one) => one.includes(ALARM) || (!SETUP_CODE_LINE.test(one) && secretsWithin(one, all).length > 0));
  if (line !== undefined) throw new Error(`A secret came out of the server: ${line.slice(0, 500)}`);
}
