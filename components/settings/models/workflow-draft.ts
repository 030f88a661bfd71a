import type { SetWorkflowInput } from '@/lib/domain/api/built-in-site';
import type { ModelView } from '@/lib/domain/api/built-in-site-views';

/** A workflow while it is edited. */
export interface WorkflowDraft {
  states: readonly string[];
  /** False: the moves in `moves` and no others are allowed. */
  allMoves: boolean;
  /** `from>to`, for each move that is ticked; kept while every move is allowed, so that a change of mind loses nothing. */
  moves: ReadonlySet<string>;
  /** Of the model it was begun from; the server refuses it when there is a newer one. */
  seenVersion: number;
}

export const STATE_NAME = /^[a-z][a-z0-9_]{0,62}$/;

export function moveKey(from: string, to: string): string {
  return `${from}>${to}`;
}

export function draftOf(model: ModelView): WorkflowDraft {
  const states = (model.states ?? []).map(({ name }) => name);
  const allowed = (from: string) => model.transitions?.[from] ?? (model.transitions === null ? states : []);
  return {
    states,
    allMoves: model.transitions === null,
    moves: new Set(
      states.flatMap((from) =>
        allowed(from)
          .filter((to) => to !== from)
          .map((to) => moveKey(from, to)),
      ),
    ),
    seenVersion: model.version,
  };
}

/** What is wrong with the name of a new state; null when it can be added. */
export function stateProblem(draft: WorkflowDraft, name: string): string | null {
  if (!STATE_NAME.test(name))
    return 'Small letters, digits and underscores, beginning with a letter; 63 characters at most.';
  return draft.states.includes(name) ? 'There is a state of this name already.' : null;
}

/** Adds a state at the end. Where only some moves are allowed, none leads to or from it yet. */
export function addState(draft: WorkflowDraft, name: string): WorkflowDraft {
  return { ...draft, states: [...draft.states, name] };
}

export function removeState(draft: WorkflowDraft, name: string): WorkflowDraft {
  const moves = [...draft.moves].filter((move) => !move.split('>').includes(name));
  return { ...draft, states: draft.states.filter((state) => state !== name), moves: new Set(moves) };
}

/** Moves a state by one place; at the end of the list it stays. */
export function shiftState(draft: WorkflowDraft, name: string, by: -1 | 1): WorkflowDraft {
  const from = draft.states.indexOf(name);
  const other = draft.states[from + by];
  if (from === -1 || other === undefined) return draft;
  const states = draft.states.map((state) => (state === name ? other : state === other ? name : state));
  return { ...draft, states };
}

export function toggleMove(draft: WorkflowDraft, from: string, to: string): WorkflowDraft {
  const moves = new Set(draft.moves);
  const key = moveKey(from, to);
  if (!moves.delete(key)) moves.add(key);
  return { ...draft, moves };
}

export function inputOf(draft: WorkflowDraft): SetWorkflowInput {
  const targets = (from: string) => draft.states.filter((to) => draft.moves.has(moveKey(from, to)));
  return {
    states: [...draft.states],
    transitions: draft.allMoves
      ? null
      : Object.fromEntries(draft.states.map((from): [string, string[]] => [from, targets(from)])),
    seenVersion: draft.seenVersion,
  };
}

/** Whether saving the draft would change the model it was begun from. */
export function isChanged(draft: WorkflowDraft, model: ModelView): boolean {
  const write = ({ states, transitions }: SetWorkflowInput) => JSON.stringify([states, transitions]);
  return write(inputOf(draft)) !== write(inputOf(draftOf(model)));
}
