import { SearchX } from 'lucide-react';
import { Button } from '../ui/button';
import { EmptyState } from '../ui/empty-state';

/** In the place of the list when the search and the filters leave nothing of it. */
export function NothingFound({ onClear }: { onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title="No queue matches"
      actions={<Button onClick={onClear}>Show all queues</Button>}
    >
      Search looks at names, sites, models, triggers, Queue UUIDs and who holds the open job.
    </EmptyState>
  );
}
