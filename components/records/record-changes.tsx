'use client';

import { useLive } from '@/lib/client/queries';
import { recordQueries } from '@/lib/client/queries/records';
import { ChangeList } from './change-list';
import type { RecordName } from './record-frame';

/** The second tab of a record. */
export function RecordChanges({ model, id }: RecordName) {
  const { data } = useLive(recordQueries.definition(model));
  return data === undefined ? null : <ChangeList model={data.model} id={id} />;
}
