import { expect, it } from 'vitest';
import { kioskCookies } from '@/lib/auth/kiosk/cookie';
import { createKioskLink } from '@/lib/auth/tokens/create-kiosk-link';
import { revokeToken } from '@/lib/auth/tokens/revoke-token';
import { boardResponse } from '@/lib/domain/api/board';
import { makeAskers } from '@/lib/testing/authorisation/askers';
import { TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { board, kioskCookieOf, openKioskLink, withKioskLink } from '@/lib/testing/kiosk-board';
import { GET as readOverview } from '../api/console/v1/overview/route';

/** The same link's cookie as it was called and sent before it went to the whole site. */
function oldCookieOf(response: Response): string {
  return kioskCookieOf(response).replace(/^.*?=/, 'fluxx-alert-console.wall=');
}

describeOnEachDatabase('the cookie of a kiosk link', (kind) => {
  it('is a cookie that only this host can set, where people come by https', async () => {
    const { runtime, link } = await withKioskLink(kind);
    const ctx = { ...runtime.auth, secureCookies: true };
    const [cookie, ...gone] = (await kioskCookies(ctx, link.id)).map((one) => one.split('; '));
    expect(cookie?.[0]).toMatch(/^__Host-fluxx-alert-console\.kiosk=./);
    expect(cookie).toEqual(expect.arrayContaining(['Secure', 'HttpOnly', 'Path=/']));
    expect(cookie?.some((part) => part.startsWith('Domain'))).toBe(false);
    expect(gone.map(([name]) => name)).toEqual(Array(2).fill('__Secure-fluxx-alert-console.wall='));
  });

  it('goes on where it was opened before its cookie went to the whole site, and gets the new one', async () => {
    const { ctx, link, address } = await withKioskLink(kind);
    const opened = await openKioskLink(address);
    const old = oldCookieOf(opened);
    const first = await board({ cookie: old });
    expect([first.status, kioskCookieOf(first).split('=')[0]]).toEqual([200, 'fluxx-alert-console.kiosk']);
    expect(first.headers.getSetCookie()).toHaveLength(3);
    const next = await board({ cookie: kioskCookieOf(first) });
    expect([next.status, next.headers.getSetCookie()]).toEqual([200, []]);
    await revokeToken(ctx, 'kiosk', link.id);
    for (const cookie of [old, kioskCookieOf(first)]) {
      const closed = await board({ cookie });
      expect([closed.status, closed.headers.getSetCookie()]).toEqual([401, []]);
    }
  });

  it('beside another in one browser: the one that was opened last is shown, on every tab, and none is closed', async () => {
    const { ctx, address } = await withKioskLink(kind);
    const titleOf = async (cookie: string) => {
      const answer = await board({ cookie });
      expect(answer.status).toBe(200);
      return boardResponse.parse(await answer.json()).title;
    };
    const made = await createKioskLink(ctx, { name: 'Lobby', board: { title: 'Lobby' } });
    const hall = await openKioskLink(address);
    const lobby = await openKioskLink(made.path);
    const [one, other] = [hall, lobby].map((answer) => kioskCookieOf(answer).split('=')[0]);
    expect(one).toBe(other);
    expect(await titleOf(kioskCookieOf(lobby))).toBe('Lobby');
    // A screen from before: its old cookie would else stand before the new one.
    expect(await titleOf(`${oldCookieOf(hall)}; ${kioskCookieOf(lobby)}`)).toBe('Lobby');
  });

  it('is no session, and no session is a kiosk link', async () => {
    const { runtime, address } = await withKioskLink(kind);
    const { admin } = await makeAskers(runtime);
    const value = kioskCookieOf(await openKioskLink(address)).split('=')[1] ?? '';
    const session = (admin['cookie'] ?? '').split('=');
    const asSession = new Request(`${TEST_ORIGIN}/x`, { headers: { cookie: `${session[0]}=${value}` } });
    expect((await readOverview(asSession, { params: Promise.resolve({}) })).status).toBe(401);
    expect((await board({ cookie: `fluxx-alert-console.kiosk=${session[1]}` })).status).toBe(401);
    expect((await board({ cookie: `fluxx-alert-console.wall=${session[1]}` })).status).toBe(401);
  });
});
