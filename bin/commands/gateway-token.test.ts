import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parseSettings } from '@/lib/config/settings';
import { cliActor } from '@/lib/domain/actor';
import { openRuntime } from '@/lib/server/open-runtime';
import { runCli } from '@/lib/testing/cli';
import { takeNoted } from '@/lib/testing/noted-secrets';
import { insertSiteAndQueue, QUEUE_UUID, UNUSED_CREDENTIALS } from '@/lib/testing/fake-site/ledger-context';

/** The data of a console that watches one queue. */
async function makeData(): Promise<string> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-cli-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  const { console, database } = await openRuntime(parseSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }));
  const nowhere = { baseUrl: 'https://127.0.0.1:1', credentials: UNUSED_CREDENTIALS };
  await insertSiteAndQueue({ ...console, actor: cliActor }, nowhere);
  await database.close();
  return dataDir;
}

it(
  'gateway tokens are made with an end, listed and revoked on the command line',
  { timeout: 120_000 },
  async () => {
    const dataDir = await makeData();
    const run = (...words: string[]) => runCli(dataDir, ['gateway-token', ...words]);
    const wrong = run('create', '--name', 'ERP', '--queue', QUEUE_UUID, '--expires-days', 'soon');
    expect([wrong.status === 0, wrong.stdout]).toEqual([false, '']);
    const created = run('create', '--name', 'ERP', '--queue', QUEUE_UUID, '--expires-days', '30', '--json');
    const made: { id: string; token: string } = JSON.parse(created.stdout);
    expect(made).toMatchObject({
      name: 'ERP',
      token: expect.stringMatching(/^fac_gw_/),
      queues: [QUEUE_UUID],
    });
    const { tokens } = JSON.parse(run('list', '--json').stdout);
    expect(tokens).toMatchObject([{ id: made.id, name: 'ERP', queues: [QUEUE_UUID], revoked_at: null }]);
    const days = (Date.parse(tokens[0].expires_at) - Date.parse(tokens[0].created_at)) / 86_400_000;
    expect(days).toBe(30);
    expect(JSON.parse(run('revoke', '--id', made.id, '--json').stdout)).toEqual({
      id: made.id,
      revoked: true,
    });
    const listed = run('list').stdout;
    expect(listed).toContain(`ERP  revoked  made: ${tokens[0].created_at}  last used: never`);
    expect(listed).not.toContain(made.token);
    // A command that prints a secret it was given, or one that another issued, fails the test that runs it.
    const named = ['--name', made.token, '--queue', QUEUE_UUID] as const;
    expect(() => run('create', ...named)).not.toThrow();
    expect(() => run('list')).toThrow('A secret came out');
    expect(takeNoted()).toHaveLength(1);
  },
);
