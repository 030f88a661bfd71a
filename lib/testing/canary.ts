import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isLink, maySet, mayShow } from './issuing-routes';
import { knownSecrets, learnSecret } from './known-secrets';
import { writtenForms } from './written-forms';

/*
 * Secrets that tests give the program carry one of these marks, so that one that comes out of it again is seen wherever it does:
 * in a response, a page, a download, an address to go to, an error or a line of the log. Those it makes itself are known by their
 * prefix, or because their making was watched (learn-made-secrets.ts).
 */
export const CANARY_TEXT = 'canary-5e3c7a';
/** The same for secrets that are hexadecimal. */
export const CANARY_HEX = 'ca9a51ca9a51ca9a51';

/** However it is written. */
const MARKS: readonly string[] = [
  ...new Set([
    CANARY_TEXT,
    ...writtenForms(Buffer.from(CANARY_TEXT)),
    ...writtenForms(Buffer.from(CANARY_HEX, 'hex')),
  ]),
];

/** Where the webhooks of tests listen (webhook-server.ts). */
export const WEBHOOK_PATH = '/hooks/';

/** What a server says when an answer of it holds a secret; its output is searched for it. */
export const ALARM = 'A SECRET CAME OUT:';

/** Secrets the program makes itself, by the prefix they are known by; each is shown once, by the call that makes it. */
const MADE = /\b(?:fac_gw_|fac_inv_|fac_pwr_|fxa_|fxk_|whsec_)[\w+/-]{40,}=?/g;

/** The line of the greeting that shows the setup code. */
const SETUP_CODE_LINE = /^ {4}(?:[A-Z2-9]{4}-){3}[A-Z2-9]{4}$/;

/** `fluxx-alert-console.session=…`, with the prefix of https or without. */
const COOKIE = /^(?:__(?:Host|Secure)-)?fluxx-alert-console\.(\w+)=([^;]*)/;

/**
 * A secret that a test gives the program: these words and the mark. Tests make theirs with this and `markedKey` alone
 * (unmarked-secrets.test.ts).
 */
export function marked(words: string): string {
  return `${words}-${CANARY_TEXT}`;
}

/** The same of 32 bytes, in hexadecimal. @param digit tells one key of a test from another */
export function markedKey(digit: string): string {
  return CANARY_HEX.padEnd(64, digit);
}

/** One that must be these words exactly, such as a password that is refused: known from then on, in this process. */
export function exactly(words: string): string {
  learnSecret(words);
  return words;
}

/** Every given secret that stands in a text. No answer may show one, whichever was asked for. */
export function marksWithin(text: string): string[] {
  return MARKS.filter((mark) => text.includes(mark));
}

/** Every secret that stands in a text: given, made, or known by its prefix. */
export function secretsWithin(text: string): string[] {
  const made = [...knownSecrets()].filter((secret) => text.includes(secret));
  return [...marksWithin(text), ...made, ...(text.match(MADE) ?? [])];
}

/** As long as any secret. */
const OVERLAP = 1000;

/** Looks into a text that comes in pieces: a secret may lie across two of them. */
export function inPieces(find: (text: string) => string[]): (piece: string) => string[] {
  let before = '';
  return (piece) => {
    const text = before + piece;
    before = text.slice(-OVERLAP);
    return find(text);
  };
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

/** The same of a call to another server: the address of a webhook is a secret itself, and is asked for nothing else. */
export function wrongInCall(address: string): string[] {
  return address.startsWith(WEBHOOK_PATH) ? [] : wrongInAddress(address);
}

/** Gives a new data folder kept secrets that carry the mark, before the program would make its own. */
export function plantCanaries(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  plant(path.join(dataDir, 'encryption-key'), markedKey('0'));
  plant(path.join(dataDir, 'audit-key'), markedKey('1'));
  plant(path.join(dataDir, 'nextauth-secret'), marked('signs-the-session-cookie-of-tests'));
}

function plant(file: string, secret: string): void {
  if (!existsSync(file)) writeFileSync(file, `${secret}\n`, { mode: 0o600 });
}

/** @throws Error when what a server printed holds a secret, or tells of an answer that did. */
export function expectNoCanary(output: string): void {
  const line = output
    .split('\n')
    .find((one) => one.includes(ALARM) || (!SETUP_CODE_LINE.test(one) && secretsWithin(one).length > 0));
  if (line !== undefined) throw new Error(`A secret came out of the server: ${line.slice(0, 500)}`);
}
