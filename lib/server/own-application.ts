import { builtInCredentials } from '@/lib/console/sites/ensure-built-in';
import { AppError } from '@/lib/domain/errors';
import type { Runtime } from './runtime';

/** The client id by which the console itself reads the built-in site; null before it has one. */
export async function ownClientId(runtime: Runtime): Promise<string | null> {
  const credentials = await builtInCredentials(runtime.console);
  return credentials?.kind === 'client' ? credentials.clientId : null;
}

/** @throws AppError `conflict` for the console's own application: without it the console could not read the built-in site. */
export async function refuseOwnApplication(runtime: Runtime, clientId: string): Promise<void> {
  if (clientId !== (await ownClientId(runtime))) return;
  throw new AppError(
    'conflict',
    'This is the console’s own application: without it the console could not read the built-in site. Nothing was changed.',
  );
}
