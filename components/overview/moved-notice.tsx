import { ArrowDownUp } from 'lucide-react';
import { Button } from '../ui/button';
import { formatNumber } from '../ui/number';

/** Over the list, so that nothing in it moves for it: the order is not the true one any more, because somebody reads. */
export function MovedNotice({ moved, onSort }: { moved: number; onSort: () => void }) {
  return (
    <div className="pointer-events-none sticky -mt-5 bottom-3 z-20 flex h-0 items-end justify-center">
      <Button
        className="pointer-events-auto shadow-overlay"
        icon={<ArrowDownUp aria-hidden="true" />}
        onClick={onSort}
      >
        {formatNumber(moved)} {moved === 1 ? 'queue' : 'queues'} moved: sort again
      </Button>
    </div>
  );
}
