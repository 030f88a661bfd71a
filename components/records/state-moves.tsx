import { ArrowRight } from 'lucide-react';
import { explainError } from '@/lib/client/error-words';
import { useUpdateRecord } from '@/lib/client/record-acts';
import type { RecordModelView, RecordRowView } from '@/lib/domain/api/records';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card } from '../ui/card';
import { notify } from '../ui/notify';
import { movesFrom, stateLabel } from './words';

export interface StateMovesProps {
  model: RecordModelView;
  record: RecordRowView;
  /** The form has input that is not saved. */
  blocked: boolean;
}

/** The workflow: where the record is, and a button for every state it may move into. */
export function StateMoves({ model, record, blocked }: StateMovesProps) {
  const act = useUpdateRecord(model.name, record.id);
  const state = String(record.values['state']);
  const moves = movesFrom(model, state);
  const move = (next: string) =>
    act.mutate(
      { version: record.version, values: { state: next } },
      { onSuccess: () => notify({ tone: 'success', title: `Moved to ${stateLabel(next)}` }) },
    );
  return (
    <Card className="flex flex-col gap-3 p-4">
      <div className="flex flex-wrap items-center gap-2">
        <span className="mr-1 text-sm text-ink-2">
          In <b className="font-medium text-ink">{stateLabel(state)}</b>.
          {moves.length === 0 ? ' The workflow allows no move from here.' : ' Move to'}
        </span>
        {moves.map((next) => (
          <Button
            key={next}
            size="sm"
            icon={<ArrowRight aria-hidden="true" />}
            aria-label={`Move to ${stateLabel(next)}`}
            disabled={blocked || act.isPending}
            loading={act.isPending && act.variables.values['state'] === next}
            onClick={() => move(next)}
          >
            {stateLabel(next)}
          </Button>
        ))}
      </div>
      {blocked && moves.length > 0 && (
        <p className="text-xs text-ink-3">
          Save or discard your changes first; then the record can be moved.
        </p>
      )}
      {act.error !== null && (
        <Callout tone="danger" title={explainError(act.error, 'act').title}>
          {explainError(act.error, 'act').detail} The record is shown as it is now.
        </Callout>
      )}
    </Card>
  );
}
