import { describe, expect, it } from 'vitest';
import type { ModelView } from '@/lib/domain/api/built-in-site-views';
import {
  addState,
  draftOf,
  inputOf,
  isChanged,
  removeState,
  shiftState,
  stateProblem,
  toggleMove,
} from './workflow-draft';

const model: ModelView = {
  name: 'grant_request',
  label: 'Grant request',
  table: 'requests',
  version: 7,
  fields: [],
  states: ['draft', 'submitted', 'granted'].map((name) => ({ name, records: 0, alerts: [] })),
  transitions: { draft: ['submitted'], submitted: ['granted'], granted: [] },
  models: [],
};

describe('a workflow that is edited', () => {
  it('begins as the model is, and nothing is changed yet', () => {
    expect(inputOf(draftOf(model))).toEqual({
      states: ['draft', 'submitted', 'granted'],
      transitions: model.transitions,
      seenVersion: 7,
    });
    expect(isChanged(draftOf(model), model)).toBe(false);
  });

  it('ticks every move when all were allowed, so that only the wrong ones need a click', () => {
    const draft = { ...draftOf({ ...model, transitions: null }), allMoves: false };
    expect(inputOf(toggleMove(draft, 'granted', 'draft')).transitions).toEqual({
      draft: ['submitted', 'granted'],
      submitted: ['draft', 'granted'],
      granted: ['submitted'],
    });
  });

  it('reorders, adds and removes states with their moves', () => {
    const shifted = shiftState(draftOf(model), 'granted', -1);
    expect(shifted.states).toEqual(['draft', 'granted', 'submitted']);
    expect(isChanged(shifted, model)).toBe(true);
    expect(shiftState(shifted, 'draft', -1)).toBe(shifted);
    const added = addState(shifted, 'closed');
    expect(inputOf(added).transitions?.['closed']).toEqual([]);
    expect(inputOf(removeState(added, 'submitted'))).toEqual({
      states: ['draft', 'granted', 'closed'],
      transitions: { draft: [], granted: [], closed: [] },
      seenVersion: 7,
    });
  });

  it('says what is wrong with a name', () => {
    const draft = draftOf(model);
    expect(stateProblem(draft, 'under_review')).toBeNull();
    expect(stateProblem(draft, 'draft')).toContain('already');
    expect(stateProblem(draft, 'Under review')).toContain('Small letters');
  });
});
