import { builtInCredentials, ensureBuiltInSiteRow } from '@/lib/console/sites/ensure-built-in';
import { systemActor } from '@/lib/domain/actor';
import { createOauthClient } from '@/lib/engine/oauth/create-client';
import type { Runtime } from './runtime';

/** Gives the console an OAuth application of the built-in site, once, as an admin would for any other client. */
export async function connectBuiltInSite(runtime: Runtime): Promise<void> {
  if ((await builtInCredentials(runtime.console)) !== null) return;
  const application = await createOauthClient(runtime.engine, { name: 'Fluxx Alert Console' }, systemActor);
  await ensureBuiltInSiteRow(runtime.console, application);
}
