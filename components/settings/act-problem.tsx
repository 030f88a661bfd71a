import { explainError } from '@/lib/client/error-words';
import { Callout } from '../ui/callout';

/** What became of an act that failed: what happened, whether anything changed, what to do. Draws nothing without one. */
export function ActProblem({ error, className }: { error: unknown; className?: string }) {
  if (error === null || error === undefined) return null;
  const { title, detail, whatNext } = explainError(error, 'act');
  return (
    <div role="alert" className={className}>
      <Callout tone="danger" title={title}>
        {detail} {whatNext}
      </Callout>
    </div>
  );
}
