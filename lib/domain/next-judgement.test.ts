import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { HEALTH_STATES, judgeHealth, TROUBLES, type HealthFacts } from './health';
import type { HealthSettings } from './health-settings';
import { decideIncident } from './incident';
import { nextJudgement } from './next-judgement';
import { rememberHealth, type RememberedHealth } from './remembered-health';

const NOW = 1_800_000_000_000;
/** Around the limits below, on both sides of now and at it. */
const moment = fc.integer({ min: -200, max: 60 }).map((seconds) => NOW + seconds * 1000);
const maybe = fc.option(moment, { nil: null });
const limit = fc.integer({ min: 1, max: 150 }).map((seconds) => seconds * 1000);

const settings: fc.Arbitrary<HealthSettings> = fc.record({
  openJobMs: limit,
  queuedRecords: fc.constant(10),
  oldestMs: limit,
  openAfterMs: limit,
  resolveAfterMs: limit,
  quiet: fc.constant([]),
});

const facts: fc.Arbitrary<Omit<HealthFacts, 'now'>> = fc.record({
  queued: fc
    .constantFrom(null, 0, 5, 9, 20)
    .map((value) => ({ value, basis: 'exact' as const, observedAt: NOW })),
  oldestTriggeredAt: maybe,
  openJob: maybe.map((openedAt) =>
    openedAt === null ? null : { openedAt, holderName: 'Ana', recordCount: 3 },
  ),
  unknownCall: fc.constantFrom(null, { verb: 'process' as const, requestedAt: NOW }),
  failedCall: fc.constantFrom(null, null, { verb: 'process' as const, detail: 'No.' }),
  outstandingElsewhereSince: maybe,
  readingProblem: fc.constantFrom(null, null, 'It is away.'),
  unseenSince: fc.constant(null),
  isLoading: fc.constant(false),
});

const remembered: fc.Arbitrary<RememberedHealth | null> = fc.option(
  fc.record({
    state: fc.constantFrom(...HEALTH_STATES),
    since: moment,
    turnedAt: moment,
    failedAt: maybe,
  }),
  { nil: null },
);

it('comes no later than anything that time alone changes of a queue', () => {
  fc.assert(
    fc.property(facts, settings, remembered, fc.nat(400_000), (known, limits, earlier, ms) => {
      const judgeAt = (now: number, before: RememberedHealth | null) => {
        const isFailing = known.readingProblem !== null || known.failedCall !== null;
        const { state } = judgeHealth({ ...known, now }, limits, before);
        const health = rememberHealth(before, { state, isFailing }, now);
        const steps = [null, ...TROUBLES].map((open) =>
          decideIncident({ now, open, health, isQuiet: false }, limits),
        );
        return { state, health, steps, isFailing };
      };
      const first = judgeAt(NOW, earlier);
      // What was remembered is itself judged once more, as the next round does when it was written.
      const second = judgeAt(NOW, first.health);
      const aging = {
        openJobSince: known.openJob?.openedAt ?? null,
        oldestTriggeredAt: known.oldestTriggeredAt,
        outstandingElsewhereSince: known.outstandingElsewhereSince,
        health: second.health,
        isFailing: second.isFailing,
        snoozedUntil: null,
        quietUntil: null,
      };
      const due = nextJudgement(aging, limits, NOW) ?? Number.POSITIVE_INFINITY;
      expect(due).toBeGreaterThan(NOW);
      const later = Math.min(due - 1, NOW + ms);
      expect(judgeAt(later, second.health)).toEqual(second);
    }),
    { numRuns: 3000 },
  );
});
