import { describe, expect, it } from 'vitest';
import { grantRequest } from '@/lib/domain/core-models/grant-request';
import { CORE_MODELS } from '@/lib/domain/models';
import {
  newLine,
  switchMode,
  toFilterDraft,
  writeDraft,
  type FilterMode,
  type FilterSetting,
} from './filter-draft';
import { MAX_BUILDER_PARTS } from './filter-tree';

const setting: FilterSetting = {
  model: grantRequest,
  resolveModel: (name) => CORE_MODELS.find((model) => model.name === name),
};
const basic = {
  group_type: 'and',
  conditions: [
    {
      group_type: 'or',
      conditions: [
        ['state', 'eq', 'granted'],
        ['state', 'eq', 'closed'],
      ],
    },
    ['multi_year', 'eq', 'true'],
  ],
};
const advanced = {
  group_type: 'or',
  conditions: [
    ['amount_requested', 'gt', '50000'],
    ['state', 'eq', 'granted'],
  ],
};

function switched(written: unknown, mode: FilterMode) {
  return switchMode(toFilterDraft(written, setting), mode, setting);
}

describe('the draft of a filter', () => {
  it('opens as basic when only equality is asked, else as advanced', () => {
    expect(toFilterDraft(basic, setting)).toMatchObject({
      mode: 'basic',
      lines: [
        { field: 'state', values: ['granted', 'closed'] },
        { field: 'multi_year', values: ['true'] },
      ],
    });
    expect(toFilterDraft(advanced, setting).mode).toBe('advanced');
    expect(toFilterDraft(null, setting)).toEqual({ mode: 'basic', lines: [] });
  });

  it.each([
    ['basic', basic],
    ['advanced', advanced],
    ['empty', null],
  ])('%s is written as it was read', (_name, written) => {
    expect(writeDraft(toFilterDraft(written, setting))).toEqual(written);
  });

  it('says the same in every mode', () => {
    const asAdvanced = switched(basic, 'advanced');
    expect(asAdvanced.ok && writeDraft(asAdvanced.draft)).toEqual(basic);
    const asJson = switched(basic, 'json');
    expect(asJson.ok && JSON.parse(String(writeDraft(asJson.draft)))).toEqual(basic);
    const back = asJson.ok ? switchMode(asJson.draft, 'basic', setting) : asJson;
    expect(back.ok && writeDraft(back.draft)).toEqual(basic);
  });

  it.each([
    [['amount_requested', 'gt', '5'], /asks “amount_requested is greater than 5”/],
    [{ group_type: 'not-and', conditions: [['state', 'eq', 'granted']] }, /“not” group/],
    [
      {
        group_type: 'and',
        conditions: [
          ['state', 'eq', 'granted'],
          ['state', 'eq', 'closed'],
        ],
      },
      /state is asked twice/,
    ],
    [
      {
        group_type: 'or',
        conditions: [
          ['state', 'eq', 'granted'],
          ['granted', 'eq', true],
        ],
      },
      /different fields with “or”/,
    ],
  ])('tells why %j cannot be basic', (written, reason) => {
    expect(switched(written, 'basic')).toEqual({ ok: false, reason: expect.stringMatching(reason) });
  });

  it('tells what to correct before a filter that is wrong can be switched', () => {
    const draft = { mode: 'json' as const, text: '["amount","gt","5"]' };
    expect(switchMode(draft, 'advanced', setting)).toEqual({
      ok: false,
      reason: 'Correct this first. The field "amount" does not exist on grant_request.',
    });
    expect(switchMode({ mode: 'json', text: '{' }, 'basic', setting)).toMatchObject({ ok: false });
  });

  it('is not offered in the builder when it is too large for it, and opens as JSON', () => {
    const asks = (count: number) => ({
      group_type: 'and',
      conditions: Array.from({ length: count }, (_, index) => ['amount_requested', 'gt', String(index)]),
    });
    expect(toFilterDraft(asks(MAX_BUILDER_PARTS), setting).mode).toBe('advanced');
    const large = toFilterDraft(asks(1000), setting);
    expect(large).toEqual({ mode: 'json', text: JSON.stringify(asks(1000), null, 2) });
    expect(switchMode(large, 'advanced', setting)).toEqual({
      ok: false,
      reason: 'This filter has 1,000 conditions and groups; the builder shows 100 at most. Edit it as JSON.',
    });
  });

  it('counts what stands inside groups and joins', () => {
    const inner = Array.from({ length: 60 }, () => ['name', 'eq', 'x']);
    const joins = [1, 2].map(() => [
      'program_organization_id',
      'filter',
      { group_type: 'or', conditions: inner },
    ]);
    expect(toFilterDraft({ group_type: 'and', conditions: joins }, setting).mode).toBe('json');
    expect(toFilterDraft({ group_type: 'and', conditions: joins.slice(1) }, setting).mode).toBe('advanced');
  });

  it('keeps a line without a value for the check to name, and lets it go when switched with nothing else', () => {
    const draft = { mode: 'basic' as const, lines: [newLine('state')] };
    expect(writeDraft(draft)).toEqual({ group_type: 'and', conditions: [['state', 'eq', '']] });
    expect(switchMode(draft, 'advanced', setting)).toMatchObject({ draft: { root: { conditions: [] } } });
  });
});
