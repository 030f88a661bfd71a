import type { SiteCredentials } from '@/lib/fluxx/credentials';
import type { ConsoleContext } from '../context';
import { sealCredentials } from './credentials';

/** A site's credentials for its row: sealed, and beside them what may be told. */
export function credentialColumns(
  ctx: Pick<ConsoleContext, 'sealer' | 'clock'>,
  credentials: SiteCredentials,
) {
  return {
    credentials_sealed: sealCredentials(ctx, credentials),
    credentials_kind: credentials.kind,
    client_id: credentials.kind === 'client' ? credentials.clientId : null,
    credentials_set_at: ctx.clock.now(),
  };
}
