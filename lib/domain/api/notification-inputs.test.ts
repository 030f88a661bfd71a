import { describe, expect, it } from 'vitest';
import { ruleInput } from './notification-inputs';

const rule = {
  name: 'Rule',
  channelId: '0190a0f0-0000-7000-8000-000000000000',
  states: ['stuck'],
  remindMs: null,
};

describe('a rule', () => {
  it.each([
    [{ sites: null, queues: null }, []],
    [{ sites: ['s'], queues: null }, []],
    [{ queues: ['q'] }, []],
    // A form shows one of them, and would lose the other.
    [{ sites: ['s'], queues: ['q'] }, ['queues']],
  ])('of %j is refused because of %j', (scope, refused) => {
    const { error } = ruleInput.safeParse({ ...rule, ...scope });
    expect(error?.issues.map(({ path }) => path.join('.')) ?? []).toEqual(refused);
  });
});
