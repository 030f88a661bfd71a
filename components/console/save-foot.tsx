import { explainError } from '@/lib/client/error-words';
import { Button } from '../ui/button';
import { Refusal } from './refusal';

export interface SaveFootProps {
  /** Why it was not saved; null when nothing says so. */
  error: Error | null;
  isDirty: boolean;
  isPending: boolean;
}

/** The foot of a form on a page: why it was not saved, and its button. */
export function SaveFoot({ error, isDirty, isPending }: SaveFootProps) {
  return (
    <>
      <div role="alert" className="empty:hidden">
        {error !== null && <Refusal words={explainError(error, 'act')} />}
      </div>
      <Button type="submit" variant="primary" className="self-end" disabled={!isDirty} loading={isPending}>
        Save
      </Button>
    </>
  );
}
