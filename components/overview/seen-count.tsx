import { CountText, type CountTextProps } from '../queues/count-text';
import { basisSentence, basisWord } from '../queues/words';
import { Time } from '../ui/time';

/** A count, and below one that its site does not keep fresh how it is known and since when. A column has room for the age only. */
export function SeenCount(props: CountTextProps) {
  const { value, basis, observedAt } = props.count;
  return (
    <span className="block md:text-end" title={basisSentence(props.count)}>
      <CountText {...props} />
      {value !== null && basis !== 'exact' && observedAt !== null && (
        <span className="block text-xs text-ink-3">
          <span className="md:sr-only">{basisWord(props.count)}</span> <Time at={observedAt} />
        </span>
      )}
    </span>
  );
}
