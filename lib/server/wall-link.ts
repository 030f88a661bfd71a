import { callerOf } from '@/lib/auth/caller';
import { openKioskLink } from '@/lib/auth/kiosk/open-kiosk-link';
import { isAppError } from '@/lib/domain/errors';
import { WALL_PATH } from '@/lib/domain/wall';
import { requestIdOf } from '@/lib/http/request-id';
import { getRuntime } from './process-runtime';

/**
 * Opens a kiosk link: its token becomes a cookie at once and is gone from the address, so that it is in no history, no
 * screenshot and no referrer (a redirect's is never that of the address it leaves). Whatever goes wrong is told on the board's page, for the same reason.
 */
export async function openWallLink(
  request: Request,
  segments: { params: Promise<{ token: string }> },
): Promise<Response> {
  const { auth } = await getRuntime();
  const requestId = requestIdOf(request);
  try {
    const { token } = await segments.params;
    return toWall('', await openKioskLink(auth, token, callerOf(request.headers, requestId)));
  } catch (error) {
    if (isAppError(error) && error.code === 'unauthenticated') return toWall('?link=refused');
    if (isAppError(error) && error.code === 'too-many-requests') return toWall('?link=wait');
    auth.log.error({ requestId, error }, 'A kiosk link could not be opened');
    return toWall('?link=failed');
  }
}

function toWall(query: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ Location: `${WALL_PATH}${query}`, 'Cache-Control': 'no-store' });
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return new Response(null, { status: 303, headers });
}
