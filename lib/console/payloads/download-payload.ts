import type { ActContext } from '../context';
import { readPayload, type StoredPayload } from '../jobs/read-payload';
import { recordTaking } from './record-taking';

/** The payload of a job for somebody who takes it away. @throws AppError `not-found`, `not-held` */
export async function downloadPayload(ctx: ActContext, jobId: string): Promise<StoredPayload> {
  const payload = await readPayload(ctx, jobId);
  await recordTaking(ctx, {
    verb: 'payload.download',
    target: { kind: 'job', id: jobId, name: payload.jobUuid },
    detail: { format: 'json' },
  });
  return payload;
}
