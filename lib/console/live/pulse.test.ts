import { expect, it, onTestFinished, vi } from 'vitest';
import { Pulse } from './pulse';

const TIMES = {
  askMs: 20,
  askAnywayMs: 20,
  heartbeatMs: 20,
  stalledMs: 100,
  lingerMs: 1000,
  apartMs: 10,
};

it('does not take other work for an answer of the database that refuses each look', async () => {
  let refuses = true;
  let looks = 0;
  let others = 0;
  const said: string[] = [];
  const pulse = new Pulse({
    times: TIMES,
    listen: undefined,
    look: async () => {
      looks += 1;
      if (refuses) throw new Error('refused');
    },
    beat: () => {},
    stalled: () => said.push('stalled'),
    recovered: () => said.push('recovered'),
    failed: () => {},
  });
  onTestFinished(() => pulse.end());
  pulse.every(15, async () => void (others += 1));
  await pulse.begin();
  await vi.waitFor(() => expect(said).toEqual(['stalled']), { timeout: 10_000 });
  const [othersThen, looksThen] = [others, looks];
  await vi.waitFor(() => expect(others).toBeGreaterThan(othersThen + 5), { timeout: 10_000 });
  await vi.waitFor(() => expect(looks).toBeGreaterThan(looksThen), { timeout: 10_000 });
  expect(said).toEqual(['stalled']);
  refuses = false;
  await vi.waitFor(() => expect(said).toEqual(['stalled', 'recovered']), { timeout: 10_000 });
});

it('looks again after a word that came during a look, whatever else was done between', async () => {
  let hint = () => {};
  let looks = 0;
  let others = 0;
  let finishLook = () => {};
  const pulse = new Pulse({
    times: { ...TIMES, askMs: 600_000, askAnywayMs: 600_000, stalledMs: 600_000 },
    listen: async ({ onHint }) => {
      hint = onHint;
      return async () => {};
    },
    look: () => {
      looks += 1;
      return looks > 1 ? Promise.resolve() : new Promise((resolve) => (finishLook = resolve));
    },
    beat: () => {},
    stalled: () => {},
    recovered: () => {},
    failed: () => {},
  });
  onTestFinished(() => pulse.end());
  pulse.every(5, async () => void (others += 1));
  await pulse.begin();
  await vi.waitFor(() => expect(looks).toBe(1));
  hint();
  finishLook();
  await vi.waitFor(() => expect(others).toBeGreaterThan(3));
  await vi.waitFor(() => expect(looks).toBe(2));
});
