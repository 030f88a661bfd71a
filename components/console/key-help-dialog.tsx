'use client';

import { Dialog } from '../ui/dialog';
import { Kbd } from '../ui/kbd';
import { LISTED_KEYS } from './page-keys';

/** The keys that work on every page. */
export function KeyHelpDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose} title="Keys" size="sm">
      <dl className="divide-y divide-line">
        {LISTED_KEYS.map(({ keys, does }) => (
          <div key={does} className="flex items-center justify-between gap-4 py-2">
            <dt className="text-sm text-ink-2">{does}</dt>
            <dd className="flex flex-wrap justify-end gap-1">
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
