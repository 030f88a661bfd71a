import type { ModelDefinition, Transitions } from '@/lib/domain/field-types';

/** The field that holds a record's workflow state. */
export const STATE_FIELD = 'state';

/** A model's workflow, as far as moves between its states go. */
export type Workflow = Pick<ModelDefinition, 'states' | 'transitions'>;

/** Whether a record in the state `from` may move into `to`. Staying is no move, and being made is none either [ours]. */
export function mayMove(workflow: Workflow, from: string, to: string): boolean {
  if (workflow.transitions === undefined || from === to) return true;
  // An own property: a state may be called as something every object inherits.
  return Object.hasOwn(workflow.transitions, from) && (workflow.transitions[from] ?? []).includes(to);
}

/** The states a record in the state `from` may move into, in the order of the workflow. */
export function movesFrom(workflow: Workflow, from: string): string[] {
  return workflow.states.filter((state) => state !== from && mayMove(workflow, from, state));
}

/** The sentence that refuses a move and names those that are allowed. */
export function refusedMove(model: Workflow & { name: string }, from: string, to: string): string {
  const moves = movesFrom(model, from);
  const allowed =
    moves.length === 0
      ? `a ${model.name} does not leave that state`
      : `from there it may move to: ${moves.join(', ')}`;
  return `A ${model.name} may not move from ${from} to ${to}; ${allowed}.`;
}

/**
 * Transitions as they are stored: in the order of the workflow, nothing twice, no move to itself.
 * @returns null when every move is allowed, however that was written.
 */
export function normalTransitions(states: readonly string[], written: Transitions): Transitions | null {
  const listed = states.map((from): [string, string[]] => {
    const targets = Object.hasOwn(written, from) ? (written[from] ?? []) : [];
    return [from, states.filter((state) => state !== from && targets.includes(state))];
  });
  const isEvery = listed.every(([, targets]) => targets.length === states.length - 1);
  return isEvery ? null : Object.fromEntries(listed);
}
