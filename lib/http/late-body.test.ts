import { expect, it } from 'vitest';
import { z } from 'zod';
import { disableAccount } from '@/lib/auth/accounts/disable';
import { setAccountRole } from '@/lib/auth/accounts/set-role';
import { revokeAllSessions } from '@/lib/auth/sessions/revoke-all';
import { createApiToken } from '@/lib/auth/tokens/create-api-token';
import { revokeToken } from '@/lib/auth/tokens/revoke-token';
import { cliActor } from '@/lib/domain/actor';
import { addPerson, headersOf, testAuth, TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import { makeHandle } from './handle';

const EMAIL = 'olga@example.org';

/** A request whose body waits for its end, to a verb that counts how often it ran. */
async function setUp(kind: DatabaseKind) {
  const { database } = await testDatabase(kind);
  const auth = testAuth(database);
  const act = { ...auth, actor: cliActor };
  const { id } = await addPerson(auth, EMAIL, 'operator');
  await addPerson(auth, 'ada@example.org', 'admin');
  const made = await createApiToken(act, { name: 'Program', role: 'operator' });
  const handle = makeHandle(async () => ({ auth }), { explain: () => undefined });
  let ran = 0;
  const input = z.object({ text: z.string() });
  const route = handle({ action: 'queue.process', input }, async () => void (ran += 1));
  const file = handle({ action: 'queue.process', takesFile: true }, async ({ request, askAgain }) => {
    await request.text();
    await askAgain();
    ran += 1;
  });
  /** Sends half of a body, does something once it was read, and sends the rest. */
  const send = async (
    headers: Record<string, string>,
    meanwhile: () => Promise<unknown>,
    to: typeof route = route,
  ) => {
    const text = JSON.stringify({ text: 'x' });
    let asked = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          asked += 1;
          if (asked === 1) return controller.enqueue(Buffer.from(text.slice(0, 5)));
          await meanwhile();
          controller.enqueue(Buffer.from(text.slice(5)));
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const sent = { ...headers, origin: TEST_ORIGIN, 'content-type': 'application/json' };
    const init = { method: 'POST', headers: sent, body, duplex: 'half' };
    const request = new Request(`${TEST_ORIGIN}/api/console/v1/things`, init);
    return (await to(request, { params: Promise.resolve({}) })).status;
  };
  return { auth, act, id, made, send, file, ran: () => ran };
}

describeOnEachDatabase('a request whose body is still arriving', (kind) => {
  it('is carried out while whoever sends it may', async () => {
    const { auth, send, ran } = await setUp(kind);
    expect(await send(await headersOf(auth, EMAIL), async () => {})).toBe(204);
    expect(ran()).toBe(1);
  });

  it.each(['disabled', 'signed out', 'a viewer'] as const)(
    'is refused when its sender is %s by its end',
    async (how) => {
      const { auth, act, id, send, ran } = await setUp(kind);
      const meanwhile = {
        disabled: () => disableAccount(act, id),
        'signed out': () => revokeAllSessions(act, id),
        'a viewer': () => setAccountRole(act, id, 'viewer'),
      }[how];
      const headers = await headersOf(auth, EMAIL);
      expect(await send(headers, meanwhile)).toBe(how === 'a viewer' ? 403 : 401);
      expect(ran()).toBe(0);
    },
  );

  it('that is a file is refused when its verb has all of it', async () => {
    const { auth, act, id, send, file, ran } = await setUp(kind);
    expect(await send(await headersOf(auth, EMAIL), () => disableAccount(act, id), file)).toBe(401);
    expect(ran()).toBe(0);
  });

  it('is refused when its token is revoked by its end', async () => {
    const { act, made, send, ran } = await setUp(kind);
    const headers = { authorization: `Bearer ${made.secret}` };
    expect(await send(headers, () => revokeToken(act, 'api', made.token.id))).toBe(401);
    expect(ran()).toBe(0);
  });
});
