import { randomBytes } from 'node:crypto';
import { AppError } from '@/lib/domain/errors';
import { readWebhookUrl } from '@/lib/domain/outbound-url';
import type { ConsoleContext } from '../context';
import { sealText } from './channel-secrets';

type SealContext = Pick<ConsoleContext, 'sealer' | 'addressPolicy' | 'clock'>;

/** The address of a webhook for its row. @throws AppError `invalid`, with the sentence at `url` */
export function webhookColumns(ctx: SealContext, url: string) {
  const read = readWebhookUrl(url, ctx.addressPolicy);
  if (!read.ok) {
    throw new AppError('invalid', `Nothing was changed. ${read.problem}`, {
      problems: [{ path: 'url', message: read.problem }],
    });
  }
  const { origin, pathname, search } = read.url;
  // What comes after the host is often all that keeps others from writing there.
  const isBare = pathname === '/' && search === '';
  return { shown: isBare ? origin : `${origin}/…`, target_sealed: sealText(ctx, read.url.href) };
}

export function emailColumns(ctx: SealContext, address: string) {
  return { shown: address, target_sealed: sealText(ctx, address) };
}

/** A new key to sign with, and its columns (Standard Webhooks: 24 to 64 random bytes in base64). */
export function newSecret(ctx: SealContext) {
  const secret = `whsec_${randomBytes(32).toString('base64')}`;
  return { secret, columns: { secret_sealed: sealText(ctx, secret), secret_set_at: ctx.clock.now() } };
}
