import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HEALTH_STATES, judgeHealth, type HealthFacts, type HealthState, type Trouble } from './health';
import { decideIncident, type IncidentStep } from './incident';
import { rememberHealth, type RememberedHealth } from './remembered-health';

const NOW = 1_800_000_000_000;
const SECOND = 1000;
const QUIET: Omit<HealthFacts, 'now'> = {
  queued: { value: 0, basis: 'exact', observedAt: NOW },
  oldestTriggeredAt: null,
  openJob: null,
  unknownCall: null,
  failedCall: null,
  outstandingElsewhereSince: null,
  readingProblem: null,
  unseenSince: null,
  isLoading: false,
};
const HOLDS = { openAfterMs: 60 * SECOND, resolveAfterMs: 120 * SECOND };

/** In this state, and in trouble or in none, for so many seconds. */
function health(state: HealthState, since: number, turned = since): RememberedHealth {
  return { state, since: NOW - since * SECOND, turnedAt: NOW - turned * SECOND, failedAt: null };
}

it('comes of calls that fail and work in turn, however fast: their state does not flap', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 12, maxLength: 40 }), (turns) => {
      let at = NOW;
      let remembered: RememberedHealth | null = null;
      const steps: IncidentStep[] = [];
      for (const [turn, judgements] of turns.entries())
        for (let judged = 0; judged < judgements; judged += 1) {
          const failed = turn % 2 === 0 ? { verb: 'process' as const, detail: 'It was refused.' } : null;
          const { state } = judgeHealth({ ...QUIET, now: at, failedCall: failed }, undefined, remembered);
          expect(state).toBe('failing');
          remembered = rememberHealth(remembered, { state, isFailing: failed !== null }, at);
          const facts = { now: at, open: null, health: remembered, isQuiet: false };
          steps.push(decideIncident(facts, HOLDS));
          at += 5 * SECOND;
        }
      expect(steps.includes('open')).toBe(at - 5 * SECOND - NOW >= HOLDS.openAfterMs);
    }),
    { numRuns: 50 },
  );
});

describe('an incident', () => {
  it.each<[string, Trouble | null, RememberedHealth, IncidentStep]>([
    ['does not open for trouble of a moment', null, health('stuck', 59), 'none'],
    ['opens for trouble that lasts', null, health('stuck', 60), 'open'],
    ['opens for trouble that changes its kind and lasts', null, health('stuck', 5, 60), 'open'],
    ['does not open where nothing is known', null, health('unknown', 999), 'none'],
    ['stays as it is', 'stuck', health('stuck', 999), 'none'],
    ['becomes worse when that lasts', 'backlog', health('stuck', 60, 999), 'escalate'],
    ['does not become worse for a moment', 'backlog', health('stuck', 59, 999), 'none'],
    ['gives way to a milder one when that lasts', 'stuck', health('backlog', 120, 999), 'ease'],
    ['does not give way for a moment', 'stuck', health('backlog', 119, 999), 'none'],
    ['is not over at once', 'stuck', health('healthy', 119), 'none'],
    ['is over when calm lasts', 'stuck', health('healthy', 120), 'resolve'],
    ['is over when calm lasts, whatever is known', 'stuck', health('unknown', 3, 120), 'resolve'],
    ['of a failing site is over later', 'failing', health('healthy', 599), 'none'],
    ['of a failing site is over then', 'failing', health('healthy', 600), 'resolve'],
  ])('%s', (_name, open, judged, step) => {
    expect(decideIncident({ now: NOW, open, health: judged, isQuiet: false }, HOLDS)).toBe(step);
  });

  it.each<[Trouble | null, HealthState, IncidentStep]>([
    [null, 'stuck', 'none'],
    ['backlog', 'stuck', 'none'],
    ['stuck', 'healthy', 'resolve'],
  ])('in quiet hours, of %s and %s, comes to %s', (open, state, step) => {
    expect(decideIncident({ now: NOW, open, health: health(state, 9999), isQuiet: true }, HOLDS)).toBe(step);
  });

  it('does not flap: whatever a queue does, what opens and ends lies apart by the holds', () => {
    const states = fc.array(fc.constantFrom(...HEALTH_STATES), { minLength: 100, maxLength: 300 });
    fc.assert(
      fc.property(states, (sequence) => {
        const { openings, endings } = play(sequence);
        for (const [index, at] of endings.entries()) {
          expect(at - (openings[index] ?? Number.NaN)).toBeGreaterThanOrEqual(HOLDS.resolveAfterMs);
        }
        expect(openings.length - endings.length).toBeGreaterThanOrEqual(0);
        expect(openings.length - endings.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 50 },
    );
  });
});

/** A queue that is judged every 20 seconds: when its incidents opened and ended. */
function play(states: readonly HealthState[]): { openings: number[]; endings: number[] } {
  const [openings, endings]: [number[], number[]] = [[], []];
  let earlier: RememberedHealth | null = null;
  let open: Trouble | null = null;
  for (const [index, state] of states.entries()) {
    const now = NOW + index * 20 * SECOND;
    earlier = rememberHealth(earlier, { state, isFailing: false }, now);
    const step = decideIncident({ now, open, health: earlier, isQuiet: false }, HOLDS);
    if (step === 'open') openings.push(now);
    if (step === 'ease' || step === 'resolve') {
      endings.push(now);
      open = null;
    } else if (step !== 'none') {
      open = state as Trouble;
    }
  }
  return { openings, endings };
}

describe('what is remembered', () => {
  it('counts from when the state, and the trouble, began', () => {
    const first = rememberHealth(null, { state: 'backlog', isFailing: false }, 1000);
    const worse = rememberHealth(first, { state: 'stuck', isFailing: false }, 2000);
    expect(worse).toEqual({ state: 'stuck', since: 2000, turnedAt: 1000, failedAt: null });
    const calm = rememberHealth(worse, { state: 'unknown', isFailing: false }, 3000);
    expect(calm).toMatchObject({ since: 3000, turnedAt: 3000 });
    expect(rememberHealth(calm, { state: 'healthy', isFailing: false }, 4000)).toMatchObject({
      since: 4000,
      turnedAt: 3000,
    });
  });

  it('is the same while nothing changes, and knows when it was last seen to fail', () => {
    const failing = rememberHealth(null, { state: 'failing', isFailing: true }, 1000);
    expect(rememberHealth(failing, { state: 'failing', isFailing: true }, 15_000)).toBe(failing);
    const again = rememberHealth(failing, { state: 'failing', isFailing: true }, 16_000);
    expect(again).toEqual({ state: 'failing', since: 1000, turnedAt: 1000, failedAt: 16_000 });
    expect(rememberHealth(again, { state: 'failing', isFailing: false }, 17_000)).toBe(again);
  });

  it('does not believe in times to come after the clock was set back', () => {
    const ahead = { state: 'stuck', since: 9000, turnedAt: 8000, failedAt: null } as const;
    expect(rememberHealth(ahead, { state: 'stuck', isFailing: false }, 5000)).toMatchObject({
      since: 5000,
      turnedAt: 5000,
    });
  });
});
