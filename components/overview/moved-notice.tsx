import { Button } from '../ui/button';
import { Kbd } from '../ui/kbd';
import { formatNumber } from '../ui/number';

/** Over the list, so that nothing in it moves for it: the order is not the true one any more, because somebody reads. */
export function MovedNotice({ moved, onSort }: { moved: number; onSort: () => void }) {
  return (
    <div className="pointer-events-none sticky bottom-3 z-20 max-md:bottom-20 flex h-0 items-end justify-center">
      <div className="pointer-events-auto flex md:mb-3 items-center gap-3 rounded-lg border bg-surface py-1.5 pr-1.5 pl-3 text-sm text-ink-2 shadow-overlay">
        <span>
          The order has changed: {formatNumber(moved)} {moved === 1 ? 'queue' : 'queues'} moved.
        </span>
        <Button size="sm" data-new-order onClick={onSort}>
          Sort again
          <Kbd>o</Kbd>
        </Button>
      </div>
    </div>
  );
}
