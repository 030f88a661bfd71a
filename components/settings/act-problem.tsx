import { explainError } from '@/lib/client/error-words';
import { Refusal } from '../console/refusal';

/** What became of an act that failed: what happened, whether anything changed, what to do. Draws nothing without one. */
export function ActProblem({ error, className }: { error: unknown; className?: string }) {
  if (error === null || error === undefined) return null;
  return (
    <div role="alert" className={className}>
      <Refusal words={explainError(error, 'act')} />
    </div>
  );
}
