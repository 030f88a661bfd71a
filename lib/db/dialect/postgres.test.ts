import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { testDatabase } from '@/lib/testing/database';
import { untilTrue } from '@/lib/testing/until-true';
import { openPostgres } from './postgres';

function listenAt(url: string) {
  const { kysely, listen } = openPostgres(url);
  onTestFinished(() => kysely.destroy());
  if (listen === undefined) throw new Error('PostgreSQL gives its word');
  let lost = 0;
  const heard = { onHint: () => {}, onLost: () => void (lost += 1) };
  return { listening: listen('tests', heard), lost: () => lost };
}

it.each([
  ['at once', (socket: Socket) => socket.destroy()],
  ['when it is spoken to', (socket: Socket) => socket.once('data', () => socket.destroy())],
])(
  'listening to a server that hangs up %s is refused, and not said to be lost as well',
  async (_, answer) => {
    const server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const { listening, lost } = listenAt(`postgres://nobody@127.0.0.1:${port}/nothing`);
    await expect(listening).rejects.toThrow(/terminated|ECONNRESET|closed/i);
    server.close();
    await once(server, 'close');
    await setImmediate();
    expect(lost()).toBe(0);
  },
);

it('a connection that was listened to and ends is said to be lost once', async () => {
  const { database, settings } = await testDatabase('postgres');
  if (settings.kind !== 'postgres') throw new Error('Not PostgreSQL');
  const { listening, lost } = listenAt(settings.url);
  const stop = await listening;
  await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen "tests"'
  `.execute(database.kysely);
  await untilTrue(() => lost() > 0);
  await stop();
  expect(lost()).toBe(1);
});
