'use client';

import { historyCsvPath, historyQueries, useHistory } from '@/lib/client/queries/history';
import { useLive } from '@/lib/client/queries';
import { RefreshControl } from '../console/refresh-control';
import { Page } from '../layout/page';
import { PageHeader } from '../ui/page-header';
import { CsvLink } from './csv-link';
import { HistoryPanel } from './history-panel';
import { SubjectPicker } from './subject-picker';
import { useHistoryView } from './use-history-view';

/** The past of all queues together, of a site's, or of one. */
export function HistoryPage() {
  const view = useHistoryView();
  const query = useHistory(view.asked);
  const subjects = useLive(historyQueries.subjects());
  return (
    <Page>
      <PageHeader
        title="History"
        description="What came in and went out, what waited and for how long, and how long jobs took."
        actions={
          <>
            <RefreshControl updatedAt={query.dataUpdatedAt} failed={query.error !== null} />
            <CsvLink path={historyCsvPath(view.asked)} />
          </>
        }
      />
      <SubjectPicker view={view} subjects={subjects.data} />
      <HistoryPanel view={view} query={query} />
    </Page>
  );
}
