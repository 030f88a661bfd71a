'use client';

import { useId } from 'react';
import { Choice } from '../../ui/choice';
import { moveKey, toggleMove, type WorkflowDraft } from './workflow-draft';

export interface WorkflowMovesProps {
  draft: WorkflowDraft;
  onChange: (draft: WorkflowDraft) => void;
}

/** Which state may follow which. */
export function WorkflowMoves({ draft, onChange }: WorkflowMovesProps) {
  const group = useId();
  const setAll = (allMoves: boolean) => onChange({ ...draft, allMoves });
  return (
    <section aria-label="Allowed moves" className="min-w-0">
      <h3 className="text-sm font-semibold text-ink">Allowed moves</h3>
      <div className="mt-2 flex flex-col gap-2">
        <Choice
          kind="radio"
          name={group}
          checked={draft.allMoves}
          onChange={() => setAll(true)}
          label="Every move is allowed"
        />
        <Choice
          kind="radio"
          name={group}
          checked={!draft.allMoves}
          onChange={() => setAll(false)}
          label="Only these moves"
          description="A save that makes another is refused with 422, over REST and here. New records may begin in any state."
        />
      </div>
      {!draft.allMoves && (
        <ul className="mt-3 max-h-96 divide-y divide-line overflow-y-auto rounded-lg border">
          {draft.states.map((from) => (
            <li key={from} className="px-3 py-2">
              <MovesFrom from={from} draft={draft} onChange={onChange} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function MovesFrom({ from, draft, onChange }: WorkflowMovesProps & { from: string }) {
  const others = draft.states.filter((state) => state !== from);
  const isFinal = !others.some((to) => draft.moves.has(moveKey(from, to)));
  return (
    <fieldset>
      <legend className="text-xs text-ink-3">
        From <span className="font-mono text-ink">{from}</span> to{isFinal && ' nowhere: a final state'}
      </legend>
      <div className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {others.map((to) => (
          <Choice
            key={to}
            kind="checkbox"
            checked={draft.moves.has(moveKey(from, to))}
            onChange={() => onChange(toggleMove(draft, from, to))}
            label={<span className="font-mono text-xs font-normal break-all">{to}</span>}
          />
        ))}
      </div>
    </fieldset>
  );
}
