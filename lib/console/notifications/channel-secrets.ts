import type { Row } from '@/lib/db/schema';
import { CHANNEL_KINDS } from '@/lib/domain/api/notifications';
import type { ConsoleContext } from '../context';
import { oneOf } from '../queues/one-of';
import type { Target } from './send';

/** Seals an address or a key of a channel: addresses of webhooks often let whoever has them write. */
export function sealText({ sealer }: Pick<ConsoleContext, 'sealer'>, text: string): Buffer {
  return sealer.seal(Buffer.from(text));
}

/** @throws AppError `internal` when they were sealed with another key. */
export function openTarget(
  { sealer }: Pick<ConsoleContext, 'sealer'>,
  channel: Row<'notification_channel'>,
): Target {
  const open = (sealed: Uint8Array) => sealer.open(sealed).toString();
  return {
    kind: oneOf(CHANNEL_KINDS, channel.kind),
    target: open(channel.target_sealed),
    secret: channel.secret_sealed === null ? null : open(channel.secret_sealed),
  };
}
