import { expect, it } from 'vitest';
import { tellLink } from './tell-link';

const MADE = { id: '1', address: 'http://localhost/invite/x', email: 'ada@example.org', expiresAt: 1 };

it('tells what became of the e-mail, and does not wait for a mail server that takes its time', async () => {
  const failed = { state: 'failed', problem: 'No.' } as const;
  expect((await tellLink({ ...MADE, delivery: null })).mail).toEqual({ state: 'none', problem: null });
  expect((await tellLink({ ...MADE, delivery: Promise.resolve(failed) })).mail).toEqual(failed);
  const never = new Promise<typeof failed>(() => {});
  expect((await tellLink({ ...MADE, delivery: never })).mail).toEqual({ state: 'sending', problem: null });
});
