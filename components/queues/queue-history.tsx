'use client';

import { historyCsvPath, useHistory } from '@/lib/client/queries/history';
import { CsvLink } from '../history/csv-link';
import { HistoryPanel } from '../history/history-panel';
import { useHistoryView } from '../history/use-history-view';

/** The charts of one queue, over a range that is kept in the address. */
export function QueueHistory({ id }: { id: string }) {
  const view = useHistoryView(id);
  const query = useHistory(view.asked);
  return (
    <>
      <HistoryPanel view={view} query={query} />
      <div className="flex justify-end">
        <CsvLink path={historyCsvPath(view.asked)} />
      </div>
    </>
  );
}
