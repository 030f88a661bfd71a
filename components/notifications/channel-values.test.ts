import { describe, expect, it } from 'vitest';
import { channelChangeInput, channelInput } from '@/lib/domain/api/notification-inputs';
import { toChange, toInput } from './channel-values';

describe('what is typed about a channel', () => {
  it.each([
    ['webhook', 'https://hooks.example/x', []],
    ['webhook', '', []],
    ['email', 'ops@example.org', []],
    ['email', '', ['address']],
    ['email', 'ops', ['address']],
  ] as const)('changes a %s to "%s" unless %j is wrong', (kind, target, wrong) => {
    const { error } = channelChangeInput.safeParse(toChange({ kind, name: 'Ops', target }));
    expect(error?.issues.map(({ path }) => path.join('.')) ?? []).toEqual(wrong);
  });

  it.each([
    ['webhook', 'https://hooks.example/x', []],
    ['webhook', '', ['url']],
    ['email', '', ['address']],
  ] as const)('makes a %s to "%s" unless %j is wrong', (kind, target, wrong) => {
    const { error } = channelInput.safeParse(toInput({ kind, name: 'Ops', target }));
    expect(error?.issues.map(({ path }) => path.join('.')) ?? []).toEqual(wrong);
  });
});
