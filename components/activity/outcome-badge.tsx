import { Badge } from '../ui/badge';
import { outcomeOf } from './words';

/** What came of an act. */
export function OutcomeBadge({ outcome }: { outcome: string }) {
  const { word, tone, Icon } = outcomeOf(outcome);
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {word}
    </Badge>
  );
}
