import { createKioskLink } from '@/lib/auth/tokens/create-kiosk-link';
import { cliActor } from '@/lib/domain/actor';
import { GET as readBoard } from '@/app/api/wall/v1/board/route';
import { GET as openLink } from '@/app/wall/[token]/route';
import { TEST_ORIGIN } from './auth';
import { serveRuntime } from './authorisation/serve';
import type { DatabaseKind } from './database';

/** A console that is served, with a kiosk link and the address that opens it. */
export async function withKioskLink(kind: DatabaseKind) {
  const runtime = await serveRuntime(kind);
  const ctx = { ...runtime.auth, actor: cliActor };
  const { link, path: address } = await createKioskLink(ctx, { name: 'Hall', expiresInDays: 1 });
  return { runtime, ctx, link, address };
}

/** Opens the address of a link, as a screen does. */
export function openKioskLink(address: string, requestId = 'opens-a-board'): Promise<Response> {
  const token = decodeURIComponent(address.replace('/wall/', ''));
  return openLink(new Request(`${TEST_ORIGIN}${address}`, { headers: { 'x-request-id': requestId } }), {
    params: Promise.resolve({ token }),
  });
}

/** What a browser sends after an answer, on any path. */
export function kioskCookieOf(response: Response): string {
  const cookie = response.headers.getSetCookie().find((one) => one.split('; ').includes('Path=/'));
  return cookie?.split(';', 1)[0] ?? '';
}

/** Reads the board. */
export const board = (headers: Readonly<Record<string, string>>): Promise<Response> =>
  readBoard(new Request(`${TEST_ORIGIN}/api/wall/v1/board`, { headers }));
