import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { resetOfAnother } from '@/lib/auth/second-factor/reset-of-another';
import { requireSecondFactor } from '@/lib/auth/second-factor/require';
import { addToken } from '@/lib/auth/tokens/add-token';
import { cliActor } from '@/lib/domain/actor';
import type { RouteHandler } from '@/lib/http/handle';
import type { Runtime } from '@/lib/server/runtime';
import { addPerson, headersOf, PASSWORD, signedInAs, TEST_ORIGIN } from '@/lib/testing/auth';
import { authenticatorCode } from '@/lib/testing/authenticator';
import { serveRuntime } from '@/lib/testing/authorisation/serve';
import { describeOnEachDatabase, type DatabaseKind } from '@/lib/testing/database';
import { expectAnswerWithoutSecret } from '@/lib/testing/expect-no-secret';
import { LiveReader } from '@/lib/testing/live-reader';
import { GET as readMetrics } from '@/app/metrics/route';
import { marked } from '@/lib/testing/canary';
import * as live from './live/route';
import * as overview from './overview/route';
import * as profile from './profile/route';
import * as begin from './profile/second-factor/begin/route';
import * as confirm from './profile/second-factor/confirm/route';
import * as session from './session/route';
import * as signInSecondFactor from './sign-in/second-factor/route';

interface Visitor {
  /** The status, and what was answered. */
  ask(handler: RouteHandler, path: string, body?: object): Promise<{ status: number; answer: unknown }>;
}

function visitorWith(headers: Readonly<Record<string, string>>): Visitor {
  return {
    async ask(handler, path, body) {
      const request = new Request(`${TEST_ORIGIN}/api/console/v1${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { origin: TEST_ORIGIN, 'content-type': 'application/json', ...headers },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const response = await handler(request, { params: Promise.resolve({}) });
      await expectAnswerWithoutSecret(request, response);
      return { status: response.status, answer: await response.json() };
    },
  };
}

async function served(kind: DatabaseKind): Promise<{ runtime: Runtime; admin: Visitor; viewer: Visitor }> {
  const runtime = await serveRuntime(kind);
  await addPerson(runtime.auth, 'admin@example.org', 'admin');
  await addPerson(runtime.auth, 'viewer@example.org', 'viewer');
  return {
    runtime,
    admin: visitorWith(await headersOf(runtime.auth, 'admin@example.org')),
    viewer: visitorWith(await headersOf(runtime.auth, 'viewer@example.org')),
  };
}

async function openStream(
  { auth }: Runtime,
  who: string | Readonly<Record<string, string>>,
): Promise<LiveReader> {
  const headers = typeof who === 'string' ? await headersOf(auth, who) : who;
  const request = new Request(`${TEST_ORIGIN}/api/console/v1/live`, { headers });
  const reader = new LiveReader(await live.GET(request, { params: Promise.resolve({}) }));
  onTestFinished(() => reader.leave());
  await reader.until(({ events }) => events.length > 0);
  return reader;
}

const byCli = (runtime: Runtime) => ({ ...runtime.auth, actor: cliActor });
const shownKey = z.object({ key: z.string() });

async function setUp(visitor: Visitor): Promise<void> {
  const shown = await visitor.ask(begin.POST, '/profile/second-factor/begin', { password: PASSWORD });
  const code = authenticatorCode(shownKey.parse(shown.answer).key, Date.now());
  expect((await visitor.ask(confirm.POST, '/profile/second-factor/confirm', { code })).status).toBe(200);
}

describeOnEachDatabase('a second factor that everybody must have', (kind) => {
  it('stops whoever has none from their next request on, until it is set up', async () => {
    const { runtime, admin, viewer } = await served(kind);
    expect((await viewer.ask(overview.GET, '/overview')).status).toBe(200);
    await requireSecondFactor(byCli(runtime), 'everyone');
    for (const visitor of [admin, viewer])
      for (const [handler, path] of [
        [overview.GET, '/overview'],
        [session.GET, '/session'],
        [profile.GET, '/profile'],
      ] as const) {
        const { status, answer } = await visitor.ask(handler, path);
        expect(status, `${path}`).toBe(403);
        expect(answer, `${path}`).toMatchObject({ detail: expect.stringContaining('need a second factor') });
      }
    await setUp(viewer);
    expect((await viewer.ask(overview.GET, '/overview')).status).toBe(200);
    expect((await admin.ask(overview.GET, '/overview')).status).toBe(403);
  });

  it('asks admins only where that was chosen, and nobody any more once it is off', async () => {
    const { runtime, admin, viewer } = await served(kind);
    await requireSecondFactor(byCli(runtime), 'admins');
    expect((await viewer.ask(overview.GET, '/overview')).status).toBe(200);
    expect((await admin.ask(overview.GET, '/overview')).status).toBe(403);
    expect(await requireSecondFactor(byCli(runtime), 'off')).toBe(true);
    expect(await requireSecondFactor(byCli(runtime), 'off')).toBe(false);
    expect((await admin.ask(overview.GET, '/overview')).status).toBe(200);
  });

  it('stops whoever reads the figures of the program too', async () => {
    const { runtime } = await served(kind);
    const headers = await headersOf(runtime.auth, 'viewer@example.org');
    const read = async () => (await readMetrics(new Request(`${TEST_ORIGIN}/metrics`, { headers }))).status;
    expect(await read()).toBe(200);
    await requireSecondFactor(byCli(runtime), 'everyone');
    expect(await read()).toBe(403);
  });

  it('ends the live stream that is open when it comes to be asked, and no other', async () => {
    const { runtime } = await served(kind);
    const viewer = await openStream(runtime, 'viewer@example.org');
    const admin = await openStream(runtime, 'admin@example.org');
    await requireSecondFactor(byCli(runtime), 'admins');
    await admin.untilOver();
    expect(admin.of('bye')).toEqual([{ reason: 'role' }]);
    expect(viewer.isOver).toBe(false);
    await requireSecondFactor(byCli(runtime), 'everyone');
    await viewer.untilOver();
    expect(viewer.of('bye')).toEqual([{ reason: 'role' }]);
  });

  it('ends the live stream of whoever has none any more', async () => {
    const { runtime } = await served(kind);
    const headers = await headersOf(runtime.auth, 'viewer@example.org');
    await setUp(visitorWith(headers));
    await requireSecondFactor(byCli(runtime), 'everyone');
    const stream = await openStream(runtime, headers);
    await runtime.database.kysely.deleteFrom('second_factor').execute();
    await stream.untilOver();
    expect(stream.of('bye')).toEqual([{ reason: 'role' }]);
  });

  it('is asked of others by an admin who has one, and written down', async () => {
    const { runtime, admin } = await served(kind);
    const refused = await admin.ask(signInSecondFactor.POST, '/sign-in/second-factor', { rule: 'everyone' });
    expect(refused.status).toBe(422);
    expect((await admin.ask(overview.GET, '/overview')).status).toBe(200);
    await setUp(admin);
    const set = await admin.ask(signInSecondFactor.POST, '/sign-in/second-factor', { rule: 'everyone' });
    expect(set.answer).toMatchObject({
      secondFactor: { rule: 'everyone', adminsWithout: 0, peopleWithout: 1 },
    });
    expect((await admin.ask(overview.GET, '/overview')).status).toBe(200);
    const acts = await runtime.database.kysely.selectFrom('activity').selectAll().orderBy('id').execute();
    expect(acts.at(-1)).toMatchObject({ verb: 'second-factor.require', outcome: 'done' });
    expect(JSON.parse(acts.at(-1)?.detail_json ?? '')).toEqual({ before: 'off', after: 'everyone' });
  });

  it('is not asked of who has no password, and stops no program', async () => {
    const { runtime, viewer } = await served(kind);
    const token = await addToken(byCli(runtime), {
      kind: 'api',
      name: 'Program',
      role: 'viewer',
      expiresInDays: 1,
    });
    await requireSecondFactor(byCli(runtime), 'everyone');
    const program = visitorWith({ authorization: `Bearer ${token.secret}` });
    expect((await program.ask(overview.GET, '/overview')).status).toBe(200);
    expect((await viewer.ask(overview.GET, '/overview')).status).toBe(403);
    const { kysely } = runtime.database;
    await kysely.updateTable('account').set({ password_hash: null }).execute();
    expect((await viewer.ask(overview.GET, '/overview')).status).toBe(200);
  });

  it('is reset for who lost it by an admin with their password, and never one’s own', async () => {
    const { runtime } = await served(kind);
    const { auth } = runtime;
    const admin = await signedInAs(auth, 'admin@example.org');
    const viewer = await signedInAs(auth, 'viewer@example.org');
    await setUp(visitorWith(await headersOf(auth, 'viewer@example.org')));
    const wrong = resetOfAnother(admin, viewer.actor.id, {
      password: marked('nine yellow tricycles'),
      isConfirmed: true,
    });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid', problems: [{ path: 'password' }] });
    const own = resetOfAnother(admin, admin.actor.id, { password: PASSWORD, isConfirmed: true });
    await expect(own).rejects.toMatchObject({ code: 'conflict' });
    expect(await runtime.database.kysely.selectFrom('second_factor').selectAll().execute()).toHaveLength(1);
    await resetOfAnother(admin, viewer.actor.id, { password: PASSWORD, isConfirmed: true });
    expect(await runtime.database.kysely.selectFrom('second_factor').selectAll().execute()).toEqual([]);
  });
});
