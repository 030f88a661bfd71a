import { describe, expect, it } from 'vitest';
import { grantRequest } from '@/lib/domain/core-models/grant-request';
import { CORE_MODELS } from '@/lib/domain/models';
import {
  changedSettings,
  differingSettings,
  EMPTY_DRAFT,
  mergeDrafts,
  problemsOf,
  settingOf,
  toDraft,
  type SavedSettings,
} from './draft';

const setting = {
  model: grantRequest,
  resolveModel: (name: string) => CORE_MODELS.find((model) => model.name === name),
};
const saved: SavedSettings = {
  name: 'Granted',
  alert_trigger_type: 'State',
  filter: { group_type: 'and', conditions: [['amount_requested', 'gt', 50000]] },
  alert_transition_states: ['granted'],
  trigger_fields: [],
  extra_fields: ['state', 'program_organization_id.name'],
  alert_enabled: true,
};

describe('the draft of an alert', () => {
  it('opened and not touched has changed nothing', () => {
    expect(changedSettings(saved, toDraft(saved, setting))).toEqual({});
    const unfiltered = { ...saved, filter: { group_type: 'and', conditions: [] } };
    expect(changedSettings(unfiltered, toDraft(unfiltered, setting))).toEqual({});
  });

  it('names only what was changed', () => {
    const draft = {
      ...toDraft(saved, setting),
      name: ' Granted ',
      extraFields: ['program_organization_id.name', 'state'],
    };
    expect(changedSettings(saved, draft)).toEqual({
      extra_fields: ['program_organization_id.name', 'state'],
    });
    const json = { ...draft, extraFields: saved.extra_fields, filter: { mode: 'json' as const, text: '{}' } };
    expect(changedSettings(saved, json)).toEqual({ filter: '{}' });
  });

  it('tells what two saved versions differ in', () => {
    expect(differingSettings(saved, { ...saved, name: 'Other', alert_enabled: false })).toEqual([
      'name',
      'alert_enabled',
    ]);
  });

  it('put on top of theirs keeps what they changed and I did not', () => {
    const theirs = toDraft({ ...saved, name: 'Theirs', extra_fields: [] }, setting);
    const mine = { ...toDraft(saved, setting), name: 'Mine' };
    expect(mergeDrafts(theirs, mine, ['name'])).toMatchObject({ name: 'Mine', extraFields: [] });
    expect(mergeDrafts(theirs, mine, [])).toEqual(theirs);
  });

  it('has the problems that the server would name', () => {
    expect(problemsOf(toDraft(saved, setting), setting)).toEqual([]);
    expect(problemsOf(EMPTY_DRAFT, setting).map(({ path }) => path)).toEqual(['alert_trigger_type', 'name']);
    const long = { ...toDraft(saved, setting), name: 'x'.repeat(10_000), transitionStates: [] };
    expect(problemsOf(long, setting)).toEqual([
      { path: 'name', message: 'The name has at most 200 characters.' },
      { path: 'alert_transition_states', message: 'A State alert needs at least one transition state.' },
    ]);
  });

  it('finds the setting of a problem', () => {
    expect([
      settingOf('filter.conditions[2]'),
      settingOf('extra_fields[3]'),
      settingOf('queue_uuid'),
    ]).toEqual(['filter', 'extra_fields', undefined]);
  });
});
