import { getRuntime } from '@/lib/server/process-runtime';
import { readiness } from '@/lib/server/readiness';

export const dynamic = 'force-dynamic';

/** The database is reachable and its schema is up to date. */
export async function GET(): Promise<Response> {
  const { isReady, reason } = await readiness(await getRuntime());
  return Response.json({ status: isReady ? 'ready' : 'not ready', reason }, { status: isReady ? 200 : 503 });
}
