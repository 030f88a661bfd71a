import { onTestFinished } from 'vitest';
import type { ActContext } from '@/lib/console/context';
import { testDatabase, type DatabaseKind } from '../database';
import { insertSiteAndQueue, ledgerContext, QUEUE_UUID } from './ledger-context';
import { startFakeSite, type FakeSite } from './server';

/** What a person sees on a queue that nobody has touched yet. */
export const NOTHING_SEEN = { seen: { openJobId: null, unknownCallId: null } };

/** A console with one queue of a fake site, both of them this test's own. */
export async function setUpLedger(
  kind: DatabaseKind,
  overrides: Partial<ActContext> = {},
): Promise<{ ctx: ActContext; site: FakeSite }> {
  const { database } = await testDatabase(kind);
  const site = await startFakeSite();
  onTestFinished(() => site.stop());
  const ctx = ledgerContext(database, overrides);
  await insertSiteAndQueue(ctx, site);
  site.queue(QUEUE_UUID);
  return { ctx, site };
}

/** Limits that a test reaches soon. */
export const SMALL_LIMITS = { upstreamTimeoutMs: 700, upstreamBodyLimit: 4_000_000 };
