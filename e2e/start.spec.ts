import { expect } from '@playwright/test';
import { startServer } from '../lib/testing/server-process';
import { test } from './test';

/** The files that a program loaded, by what Node says of it. */
function loadedFiles(output: string): string[] {
  return [...output.matchAll(/MODULE \d+: load "([^"]+)" for module/g)].map(([, file = '']) => file);
}

test('a start loads the pages that were asked for and no other, and what it has no use for not at all', async () => {
  // The first start makes an account, for which it hashes a password.
  const first = await startServer();
  await first.terminate();
  const server = await startServer({
    dataDir: first.dataDir,
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
    expect(loaded().filter((file) => file.includes('/@node-rs/argon2/'))).toEqual([]);
  } finally {
    await server.dispose();
  }
});
