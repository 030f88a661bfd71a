import { knownOf, type Count } from '@/lib/domain/counts';
import { NumberText } from '../ui/number';
import { basisSentence } from './words';

export interface CountTextProps {
  count: Count;
  className?: string;
}

/** A count with what its basis demands: "≥" for a lower bound, "—" with the reason for one nobody knows. */
export function CountText({ count, ...text }: CountTextProps) {
  return (
    <NumberText
      value={knownOf(count)}
      reason={basisSentence(count)}
      {...(count.basis === 'at-least' ? { prefix: '≥ ' } : {})}
      {...text}
    />
  );
}
