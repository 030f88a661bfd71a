import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { test as base, type Browser, type BrowserContext, type Download, type Page } from '@playwright/test';
import { marksWithin, secretsWithin, wrongInAddress } from '../lib/testing/canary';
import { expectNothingNoted, note } from '../lib/testing/noted-secrets';

/*
 * The `test` of every browser test: whatever a page shows, keeps, logs, asks for or saves is looked at for secrets. What the server answers
 * is looked at there (canary-watch.ts); this sees what becomes of it in the browser.
 */
export const test = base.extend<{ nothingCameOut: void }, object>({
  browser: [
    async ({ browser }, use) => {
      watchBrowser(browser);
      await use(browser);
    },
    { scope: 'worker' },
  ],
  nothingCameOut: [
    async ({}, use) => {
      await use();
      expectNothingNoted();
    },
    { auto: true },
  ],
});

/** A page that does not answer for so long hangs, and a download is not there: neither shows anything. */
const PATIENCE_MS = 10_000;

/** Downloads that are still being read. */
const looking: Promise<void>[] = [];

function watchBrowser(browser: Browser): void {
  const { newContext } = browser;
  browser.newContext = async (options) => {
    const context = await newContext.call(browser, options);
    watchContext(context);
    return context;
  };
}

function watchContext(context: BrowserContext): void {
  const { close } = context;
  context.on('page', watchPage);
  context.on('console', (message) => note(secretsWithin(message.text()), 'what a page logged'));
  context.close = async (options) => {
    await Promise.all(context.pages().map(lookInto));
    await Promise.all(looking.splice(0));
    await close.call(context, options);
  };
}

function watchPage(page: Page): void {
  const { close } = page;
  page.on('framenavigated', (frame) => lookAtAddress(frame.url()));
  page.on('pageerror', (error) =>
    note(secretsWithin(`${error.message}\n${error.stack}`), 'an error of a page'),
  );
  page.on('download', (download) => looking.push(lookIntoDownload(download)));
  page.close = async (options) => {
    await lookInto(page);
    await close.call(page, options);
  };
}

/** A link holds its own secret, and what comes behind `#` is no part of it. */
function lookAtAddress(url: string): void {
  if (!URL.canParse(url)) return;
  const { pathname, search, hash } = new URL(url);
  note([...wrongInAddress(pathname + search), ...secretsWithin(hash)], 'the address of a page');
}

/** What it shows: secrets that it was given nowhere, and those that were made in the one dialog that issues them. What it keeps: none. */
async function lookInto(page: Page): Promise<void> {
  lookAtAddress(page.url());
  // A page that crashed or has gone away shows nothing any more.
  const answer = page.evaluate(look).catch(() => undefined);
  const seen = await Promise.race([answer, pause(PATIENCE_MS, undefined, { ref: false })]);
  if (seen === undefined) return;
  note(marksWithin(seen.shown), `a page (${new URL(page.url()).pathname})`);
  note(secretsWithin(seen.kept), 'what a browser keeps');
}

/** Runs in the page. */
function look(): { shown: string; kept: string } {
  const kept = [
    window.localStorage,
    window.sessionStorage,
    window.history.state,
    window.name,
    document.cookie,
  ];
  return { shown: `${document.title} ${document.documentElement.textContent}`, kept: JSON.stringify(kept) };
}

/** Recovery codes, saved for their owner, are all that may be in one. */
async function lookIntoDownload(download: Download): Promise<void> {
  const saved = download.path().then((file) => readFile(file, 'latin1'));
  const text = await Promise.race([saved.catch(() => ''), pause(PATIENCE_MS, '', { ref: false })]);
  const isIssued = download.suggestedFilename() === 'recovery-codes.txt';
  note(isIssued ? marksWithin(text) : secretsWithin(text), `a download (${download.suggestedFilename()})`);
}
