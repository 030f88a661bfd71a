'use client';

import { queries, useLive } from '@/lib/client/queries';
import { JsonView } from '../ui/json-view';
import { PayloadGate } from './payload-gate';

/** The whole payload of a job as JSON, digit by digit as it was sent. */
export function JobPayload({ id }: { id: string }) {
  const { data } = useLive(queries.job(id));
  if (data === undefined) return null;
  return <PayloadGate job={data.job}>{(text) => <JsonView text={text} label="payload" />}</PayloadGate>;
}
