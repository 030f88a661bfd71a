import type { Queryable } from '@/lib/db/database';
import { findChannel } from '@/lib/db/queries/notification/find-channel';
import type { Row } from '@/lib/db/schema';
import { AppError } from '@/lib/domain/errors';

/** A channel that was not removed. @throws AppError `not-found` */
export async function requireChannel(db: Queryable, id: string): Promise<Row<'notification_channel'>> {
  const channel = await findChannel(db, id);
  if (channel === undefined || channel.removed_at !== null) {
    throw new AppError('not-found', 'There is no such channel, or it was removed. Nothing was changed.');
  }
  return channel;
}
