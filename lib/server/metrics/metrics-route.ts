import { createHash, timingSafeEqual } from 'node:crypto';
import { explainDatabaseError } from '@/lib/db/database-error';
import { bearerOf } from '@/lib/domain/tokens';
import { requireAsker } from '@/lib/http/asker';
import { compressedText } from '@/lib/http/compressed-text';
import { problemOf, withOurHeaders } from '@/lib/http/handle';
import { isFromThisMachine } from '@/lib/http/network-peer';
import { noteAsker } from '@/lib/http/request-facts';
import { requestIdOf } from '@/lib/http/request-id';
import { getRuntime } from '../process-runtime';
import type { Runtime } from '../runtime';
import { metricsText } from './metrics-text';

/** What Prometheus reads: to a program on the same machine (unless there is a proxy, which is one too), to the token of the environment, and to whoever may use the console API. */
export async function metricsRoute(request: Request): Promise<Response> {
  const runtime = await getRuntime();
  const requestId = requestIdOf(request);
  try {
    await requireScraper(runtime, request, requestId);
    const text = await metricsText(runtime);
    const type = runtime.metrics.registry.contentType;
    return withOurHeaders(await compressedText(request, text, type), requestId);
  } catch (error) {
    const options = { explain: explainDatabaseError };
    return withOurHeaders(problemOf(error, { options, auth: runtime.auth, request, requestId }), requestId);
  }
}

/** @throws AppError `unauthenticated`, `forbidden`, `too-many-requests`. */
async function requireScraper(
  { auth, settings }: Runtime,
  request: Request,
  requestId: string,
): Promise<void> {
  const secret = bearerOf(request.headers.get('authorization'));
  if (secret !== null && settings.metricsToken !== undefined && isSame(secret, settings.metricsToken)) {
    noteAsker('metrics');
    return;
  }
  // A proxy on this machine may say nothing of whom it asks for: nginx does not, unless told.
  if (secret === null && !settings.mayBeProxied && isFromThisMachine(request.headers)) return;
  const { actor } = await requireAsker(auth, { request, requestId }, 'known');
  await auth.requestRate.take(actor.id);
}

/** In a time that does not tell how much of it was right. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
