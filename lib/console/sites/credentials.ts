import { readJson, writeJson } from '@/lib/db/json';
import { siteCredentials, type SiteCredentials } from '@/lib/fluxx/credentials';
import type { ConsoleContext } from '../context';

/** Seals credentials for the `site` table. */
export function sealCredentials(ctx: Pick<ConsoleContext, 'sealer'>, credentials: SiteCredentials): Buffer {
  return ctx.sealer.seal(Buffer.from(writeJson(credentials)));
}

/** @throws AppError `internal` when they were sealed with another key. */
export function openCredentials(ctx: Pick<ConsoleContext, 'sealer'>, sealed: Uint8Array): SiteCredentials {
  return siteCredentials.parse(readJson<unknown>(ctx.sealer.open(sealed).toString()));
}
