import { CircleCheck, CirclePause } from 'lucide-react';
import { Badge } from '../ui/badge';
import { statusWord } from './words';

/** Whether an alert queues anything. */
export function StatusBadge({ enabled }: { enabled: boolean }) {
  return (
    <Badge
      tone={enabled ? 'healthy' : 'unknown'}
      icon={enabled ? <CircleCheck aria-hidden="true" /> : <CirclePause aria-hidden="true" />}
    >
      {statusWord(enabled)}
    </Badge>
  );
}
