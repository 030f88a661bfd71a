import { useRecordChanges } from '@/lib/client/queries/records';
import type { RecordModelView } from '@/lib/domain/api/records';
import { NotFound } from '../console/not-found';
import { Page } from '../layout/page';
import { Callout } from '../ui/callout';
import { PageHeader } from '../ui/page-header';
import { Time } from '../ui/time';
import { ChangeList } from './change-list';
import { RecordPath, RecordSkeleton } from './record-parts';

/** A record that does not exist: one that was deleted says so, and still shows what it was. */
export function GoneRecord({ model, id }: { model: RecordModelView; id: number }) {
  const query = useRecordChanges(model.name, id);
  const last = query.data?.pages[0]?.changes[0];
  if (query.isPending)
    return (
      <Page>
        <RecordSkeleton />
      </Page>
    );
  if (last === undefined || last.kind !== 'delete') return <NotFound what="record" />;
  return (
    <Page>
      <PageHeader
        breadcrumb={<RecordPath model={model} />}
        title={`${model.label} ${id}`}
        description="This record was deleted."
      />
      <Callout tone="info" title="This record was deleted">
        <bdi>{last.actor.name}</bdi> deleted it on <Time at={last.at} show="absolute" />. What it was stays
        below for as long as the change log is kept. Entries of it that were queued before are handed out with
        its ID and empty fields.
      </Callout>
      <ChangeList model={model} id={id} />
    </Page>
  );
}
