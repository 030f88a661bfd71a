import { describe, expect, it } from 'vitest';
import { mayMove, movesFrom, normalTransitions, refusedMove } from './workflow';

const states = ['draft', 'submitted', 'granted'];
const strict = {
  name: 'grant_request',
  states,
  transitions: { draft: ['submitted'], submitted: ['granted', 'draft'] },
};

describe('a workflow', () => {
  it('allows every move when nothing else is said', () => {
    expect(movesFrom({ states }, 'draft')).toEqual(['submitted', 'granted']);
    expect(mayMove({ states }, 'granted', 'draft')).toBe(true);
  });

  it('allows the moves that are listed, and staying', () => {
    expect(mayMove(strict, 'draft', 'submitted')).toBe(true);
    expect(mayMove(strict, 'draft', 'granted')).toBe(false);
    expect(mayMove(strict, 'granted', 'granted')).toBe(true);
    expect(movesFrom(strict, 'submitted')).toEqual(['draft', 'granted']);
    expect(movesFrom(strict, 'granted')).toEqual([]);
  });

  it('does not take what objects inherit for a list of moves', () => {
    const odd = { states: ['constructor', 'draft'], transitions: {} };
    expect(mayMove(odd, 'constructor', 'draft')).toBe(false);
  });

  it('says which moves are allowed when it refuses one', () => {
    expect(refusedMove(strict, 'draft', 'granted')).toBe(
      'A grant_request may not move from draft to granted; from there it may move to: submitted.',
    );
    expect(refusedMove(strict, 'granted', 'draft')).toContain('does not leave that state');
  });

  it('is stored in one form, and as nothing when it allows all', () => {
    expect(normalTransitions(states, { draft: ['granted', 'granted', 'draft'], gone: ['draft'] })).toEqual({
      draft: ['granted'],
      submitted: [],
      granted: [],
    });
    const every = Object.fromEntries(states.map((from) => [from, states]));
    expect(normalTransitions(states, every)).toBeNull();
  });
});
