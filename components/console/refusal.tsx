import type { ErrorWords } from '@/lib/client/error-words';
import { Callout } from '../ui/callout';

/** Why something was not done, whether anything changed, and what to do. */
export function Refusal({ words, className }: { words: ErrorWords; className?: string }) {
  return (
    <Callout tone="danger" title={words.title} {...(className === undefined ? {} : { className })}>
      {words.detail} {words.whatNext}
    </Callout>
  );
}
