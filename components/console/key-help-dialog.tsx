'use client';

import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';

const LIST = [
  { keys: ['/'], does: 'Go to the search field' },
  { keys: ['j', 'k'], does: 'Next and previous row' },
  { keys: ['↑', '↓', 'Home', 'End'], does: 'Walk a table' },
  { keys: ['Enter'], does: 'Open the row' },
  { keys: ['p'], does: 'Pause refreshing, or go on' },
  { keys: ['Esc'], does: 'Close what is open' },
  { keys: ['?'], does: 'This list' },
];

/** The keys that work on every page. */
export function KeyHelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose} title="Keys" size="sm">
      <dl className="divide-y divide-line">
        {LIST.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-4 py-2">
            <dt className="text-sm text-ink-2">{does}</dt>
            <dd className="flex gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
