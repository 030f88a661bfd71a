import { expect } from '@playwright/test';
import { startServer } from '../lib/testing/server-process';
import { test } from './test';

/** The files that a program loaded, by what Node says of it. */
function loadedFiles(output: string): string[] {
  return [...output.matchAll(/MODULE \d+: load "([^"]+)" for module/g)].map(([, file = '']) => file);
}

test('a start loads the pages that were asked for and no other', async () => {
  const server = await startServer({
    env: { NODE_DEBUG: 'module', FORCE_COLOR: '0' },
    unwatched: true,
  });
  try {
    expect((await fetch(`${server.url}/sign-in`)).status).toBe(200);
    const signIn = '/app/(auth)/sign-in/page.js';
    // What it prints comes by another way than its answer.
    const loaded = () => loadedFiles(server.output());
    await expect.poll(() => loaded().some((file) => file.endsWith(signIn))).toBe(true);
    const pages = loaded().filter((file) => /\/\.next\/server\/app\/.*\/page\.js$/.test(file));
    expect(pages.map((file) => file.slice(file.indexOf('/app/')))).toEqual([signIn]);
  } finally {
    await server.dispose();
  }
});
