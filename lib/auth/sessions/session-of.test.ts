import { encode } from 'next-auth/jwt';
import { expect, it } from 'vitest';
import { addPerson, headersOf, testAuth } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { disableAccount } from '../accounts/disable';
import { setAccountRole } from '../accounts/set-role';
import { cookieName } from './cookie';
import { IDLE_MS, LONGEST_MS, TOUCH_MS } from './lifetime';
import { listSessions } from './list';
import { revokeSession } from './revoke';
import { revokeAllSessions } from './revoke-all';
import { sessionOf } from './session-of';
import { systemActor } from '@/lib/domain/actor';

describeOnEachDatabase('a session', (kind) => {
  async function signedIn() {
    const { database, open } = await testDatabase(kind);
    const ctx = testAuth(database);
    await addPerson(ctx, 'boss@example.org', 'admin');
    const { id } = await addPerson(ctx, 'ada@example.org', 'operator');
    const headers = new Headers(await headersOf(ctx, 'ada@example.org'));
    return {
      ctx,
      id,
      open,
      who: () => sessionOf(ctx, { headers }),
      act: { ...ctx, actor: systemActor },
      headers,
    };
  }

  it('says who asks, from where, and in which role', async () => {
    const { who, id, headers } = await signedIn();
    headers.set('x-forwarded-for', '198.51.100.4');
    expect(await who()).toMatchObject({
      actor: { kind: 'person', id, name: 'ada@example.org', role: 'operator', address: '198.51.100.4' },
      account: { id, email: 'ada@example.org', role: 'operator' },
    });
  });

  it('is out at once when it is revoked, on another instance too', async () => {
    const { ctx, act, who, open, headers } = await signedIn();
    const session = await who();
    expect(await revokeSession(act, session?.sessionId ?? '')).toBe(true);
    expect(await who()).toBeNull();
    expect(await sessionOf({ ...ctx, database: open() }, { headers })).toBeNull();
    expect(await revokeSession(act, session?.sessionId ?? '')).toBe(false);
  });

  it('is out at once with every other of its account', async () => {
    const { ctx, act, id, who } = await signedIn();
    const elsewhere = new Headers(await headersOf(ctx, 'ada@example.org'));
    const boss = new Headers(await headersOf(ctx, 'boss@example.org'));
    expect(await listSessions(ctx, id)).toHaveLength(2);
    expect(await revokeAllSessions(act, id)).toBe(2);
    expect(await who()).toBeNull();
    expect(await sessionOf(ctx, { headers: elsewhere })).toBeNull();
    expect(await sessionOf(ctx, { headers: boss })).not.toBeNull();
    expect(await listSessions(ctx, id)).toEqual([]);
  });

  it('is out at once when its account is disabled, and has a new role at once', async () => {
    const { act, id, who } = await signedIn();
    await setAccountRole(act, id, 'viewer');
    expect((await who())?.actor.role).toBe('viewer');
    await disableAccount(act, id);
    expect(await who()).toBeNull();
  });

  it('ends when it was not used for 12 hours, and each use puts that off', async () => {
    const { ctx, who } = await signedIn();
    ctx.clock.advance(IDLE_MS - 1);
    expect(await who()).not.toBeNull();
    ctx.clock.advance(IDLE_MS - 1);
    expect(await who()).not.toBeNull();
    ctx.clock.advance(IDLE_MS);
    expect(await who()).toBeNull();
  });

  it('ends after 30 days however much it is used', async () => {
    const { ctx, who } = await signedIn();
    const end = ctx.clock.now() + LONGEST_MS;
    while (ctx.clock.now() + IDLE_MS / 2 < end) {
      ctx.clock.advance(IDLE_MS / 2);
      expect(await who()).not.toBeNull();
    }
    ctx.clock.set(end);
    expect(await who()).toBeNull();
  });

  it('writes its last use down at most once a minute', async () => {
    const { ctx, id, who } = await signedIn();
    const lastSeen = async () => (await listSessions(ctx, id))[0]?.lastSeenAt;
    const start = await lastSeen();
    ctx.clock.advance(TOUCH_MS - 1);
    await who();
    expect(await lastSeen()).toBe(start);
    ctx.clock.advance(1);
    await who();
    expect(await lastSeen()).toBe(ctx.clock.now());
  });

  it('is nobody’s with a token that is not ours, is altered, or names another cookie', async () => {
    const { ctx, headers } = await signedIn();
    const name = cookieName(ctx, 'session');
    const token = headers.get('cookie')?.slice(name.length + 1) ?? '';
    const foreign = await encode({
      token: { sessionId: 'x' },
      secret: 'another secret, as long as the first',
    });
    const cookies = [
      '',
      `${name}=`,
      `${name}=${foreign}`,
      `${name}=${token.slice(0, -2)}AA`,
      `next-auth.session-token=${token}`,
      `${name}=%E0%A4%A`,
    ];
    for (const cookie of cookies) {
      expect(await sessionOf(ctx, { headers: new Headers({ cookie }) })).toBeNull();
    }
    expect(await sessionOf({ ...ctx, secureCookies: true }, { headers })).toBeNull();
    const bearer = new Headers({ authorization: `Bearer ${token}` });
    expect(await sessionOf(ctx, { headers: bearer })).toBeNull();
  });
});
