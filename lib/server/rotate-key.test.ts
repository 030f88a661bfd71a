import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { beginSecondFactor } from '@/lib/auth/second-factor/begin';
import { confirmSecondFactor } from '@/lib/auth/second-factor/confirm';
import type { ActContext } from '@/lib/console/context';
import { openTarget } from '@/lib/console/notifications/channel-secrets';
import { createChannel } from '@/lib/console/notifications/create-channel';
import { processQueue } from '@/lib/console/jobs/process';
import { readPayload } from '@/lib/console/jobs/read-payload';
import { sealCredentials } from '@/lib/console/sites/credentials';
import { parseSettings, type Settings } from '@/lib/config/settings';
import { findChannel } from '@/lib/db/queries/notification/find-channel';
import { takeLease } from '@/lib/db/queries/lease/take-lease';
import { findProvider } from '@/lib/db/queries/openid/find-provider';
import { insertProvider } from '@/lib/db/queries/openid/put-provider';
import { makeSealer } from '@/lib/db/seal';
import { addPerson, PASSWORD, signedInAs, testAuth } from '@/lib/testing/auth';
import { authenticatorCode } from '@/lib/testing/authenticator';
import { describeOnEachDatabase, testDatabase, type DatabaseKind } from '@/lib/testing/database';
import {
  insertSiteAndQueue,
  ledgerContext,
  operator,
  QUEUE_ID,
  QUEUE_UUID,
} from '@/lib/testing/fake-site/ledger-context';
import { startFakeSite } from '@/lib/testing/fake-site/server';
import { marked, markedKey } from '@/lib/testing/canary';
import { checkEncryptionKey } from './encryption-check';
import { rotateEncryptionKey } from './rotate-key';

const OLD_KEY = markedKey('a');
const NEW_KEY = markedKey('b');
const sealerOf = (key: string) => makeSealer(Buffer.from(key.trim(), 'hex'));
const SECRET = { kind: 'client', clientId: 'id', clientSecret: marked('of-the-site') } as const;

async function setUp(kind: DatabaseKind, env: Record<string, string> = {}) {
  const { database, settings: place } = await testDatabase(kind);
  const dataDir = await mkdtemp(path.join(tmpdir(), 'fluxx-alert-console-key-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  await writeFile(path.join(dataDir, 'encryption-key'), `${OLD_KEY}\n`);
  const settings: Settings = { ...parseSettings({ DATA_DIR: dataDir, ...env }), database: place };
  await checkEncryptionKey(database, sealerOf(OLD_KEY));
  const site = { id: 's', name: 'S', kind: 'remote', base_url: 'https://s.example', created_at: 0 };
  const sealed = sealCredentials({ sealer: sealerOf(OLD_KEY) }, SECRET);
  await database.kysely
    .insertInto('site')
    .values({ ...site, credentials_sealed: sealed })
    .execute();
  const openWith = async (key: string) => {
    const row = await database.kysely
      .selectFrom('site')
      .select('credentials_sealed')
      .executeTakeFirstOrThrow();
    return sealerOf(key)
      .open(row.credentials_sealed ?? Buffer.alloc(0))
      .toString();
  };
  return { database, settings, dataDir, openWith };
}

async function bytesOf(ctx: ActContext, jobId: string): Promise<Buffer> {
  const { stream } = await readPayload(ctx, jobId);
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
}

describeOnEachDatabase('changing the encryption key', (kind) => {
  it('seals everything anew and puts the new key in the place of the old', async () => {
    const { database, settings, dataDir, openWith } = await setUp(kind);
    expect(await rotateEncryptionKey(settings, undefined)).toMatchObject({ sites: 1 });
    const key = await readFile(path.join(dataDir, 'encryption-key'), 'utf8');
    expect(key.trim()).not.toBe(OLD_KEY);
    expect(await openWith(key)).toContain(SECRET.clientSecret);
    await checkEncryptionKey(database, sealerOf(key));
    await expect(checkEncryptionKey(database, sealerOf(OLD_KEY))).rejects.toThrow(/not the key/);
  });

  it('seals every stored payload anew: the new key opens it to the last byte, the old one does not', async () => {
    const { database, settings } = await setUp(kind, { ENCRYPTION_KEY: OLD_KEY, AUDIT_KEY: OLD_KEY });
    const upstream = await startFakeSite();
    onTestFinished(() => upstream.stop());
    const before = ledgerContext(database, { sealer: sealerOf(OLD_KEY) });
    await insertSiteAndQueue(before, upstream);
    upstream.queue(QUEUE_UUID).add(1000);
    const { job } = await processQueue(before, QUEUE_ID, { seen: { openJobId: null, unknownCallId: null } });
    const id = job?.id ?? '';
    const payload = await bytesOf(before, id);
    const { chunks, sites } = await rotateEncryptionKey(settings, NEW_KEY);
    expect(sites).toBe(2);
    const stored = await database.kysely.selectFrom('call_chunk').select('call_id').execute();
    expect(stored.length).toBeGreaterThan(0);
    expect(chunks).toBe(stored.length);
    expect(await bytesOf(ledgerContext(database, { sealer: sealerOf(NEW_KEY) }), id)).toEqual(payload);
    await expect(bytesOf(before, id)).rejects.toThrow(/cannot be opened with this ENCRYPTION_KEY/);
  });

  it('seals the keys of second factors anew, those only shown too', async () => {
    const { database, settings } = await setUp(kind, { ENCRYPTION_KEY: OLD_KEY, AUDIT_KEY: OLD_KEY });
    const auth = { ...testAuth(database), sealer: sealerOf(OLD_KEY) };
    await addPerson(auth, 'ada@example.org', 'admin');
    const ada = await signedInAs(auth, 'ada@example.org');
    const { key } = await beginSecondFactor(ada, { password: PASSWORD });
    expect(await rotateEncryptionKey(settings, NEW_KEY)).toMatchObject({ secondFactors: 1 });
    const code = authenticatorCode(key, auth.clock.now());
    await expect(confirmSecondFactor(ada, { code })).rejects.toThrow(/cannot be opened/);
    await confirmSecondFactor({ ...ada, sealer: sealerOf(NEW_KEY) }, { code });
  });

  it('seals the addresses and keys of channels anew', async () => {
    const { database, settings } = await setUp(kind, { ENCRYPTION_KEY: OLD_KEY, AUDIT_KEY: OLD_KEY });
    const actor = { ...operator, role: 'admin' as const };
    const ctx = ledgerContext(database, { sealer: sealerOf(OLD_KEY), actor });
    const hook = { kind: 'webhook' as const, name: 'Hook', url: 'https://hooks.example/secret' };
    const { channel, secret } = await createChannel(ctx, hook);
    await rotateEncryptionKey(settings, NEW_KEY);
    const row = await findChannel(database.kysely, channel.id);
    if (row === undefined) throw new Error('The channel is gone');
    expect(() => openTarget(ctx, row)).toThrow(/cannot be opened/);
    expect(openTarget({ sealer: sealerOf(NEW_KEY) }, row)).toMatchObject({ target: hook.url, secret });
  });

  it('seals the client secret of the OpenID provider anew', async () => {
    const { database, settings } = await setUp(kind, { ENCRYPTION_KEY: OLD_KEY, AUDIT_KEY: OLD_KEY });
    const issuer = 'https://provider.example';
    await insertProvider(database.kysely, {
      version: 1,
      issuer,
      client_id: 'c',
      connection_set_at: 0,
      button_name: 'P',
      domains_json: '[]',
      role_claim: null,
      role_rules_json: '[]',
      other_role: 'viewer',
      links_passwords: 0,
      passwords_allowed: 1,
      updated_at: 0,
      updated_by: 'Ada',
      client_secret_sealed: sealerOf(OLD_KEY).seal(Buffer.from('the client secret')),
    });
    await rotateEncryptionKey(settings, NEW_KEY);
    const sealed = (await findProvider(database.kysely))?.client_secret_sealed ?? Buffer.alloc(0);
    expect(sealerOf(NEW_KEY).open(sealed).toString()).toBe('the client secret');
    expect(() => sealerOf(OLD_KEY).open(sealed)).toThrow(/ENCRYPTION_KEY/);
  });

  it('goes on after it was cut off, and no server starts in between', async () => {
    const { database, settings, openWith } = await setUp(kind, {
      ENCRYPTION_KEY: OLD_KEY,
      AUDIT_KEY: OLD_KEY,
    });
    await database.kysely
      .insertInto('setting')
      .values({
        name: 'encryption-rotation',
        value_json: JSON.stringify(sealerOf(NEW_KEY).seal(Buffer.from('x')).toString('base64')),
      })
      .execute();
    await database.kysely
      .updateTable('site')
      .set({ credentials_sealed: sealCredentials({ sealer: sealerOf(NEW_KEY) }, SECRET) })
      .execute();
    await expect(checkEncryptionKey(database, sealerOf(OLD_KEY))).rejects.toThrow(/was not ended/);
    await expect(rotateEncryptionKey(settings, markedKey('c'))).rejects.toThrow(/another new key/);
    await rotateEncryptionKey(settings, NEW_KEY);
    expect(await openWith(NEW_KEY)).toContain(SECRET.clientSecret);
    await checkEncryptionKey(database, sealerOf(NEW_KEY));
  });

  it('refuses while a server runs, and without a new key where the old one is set', async () => {
    const { database, settings, openWith } = await setUp(kind, {
      ENCRYPTION_KEY: OLD_KEY,
      AUDIT_KEY: OLD_KEY,
    });
    await expect(rotateEncryptionKey(settings, undefined)).rejects.toThrow(/NEW_ENCRYPTION_KEY/);
    const derived = { ...settings, auditKey: undefined };
    await expect(rotateEncryptionKey(derived, NEW_KEY)).rejects.toThrow(/Set AUDIT_KEY first/);
    await takeLease(database, { name: 'ledger-orphans', instanceId: 'i', now: Date.now(), ttlMs: 60_000 });
    await expect(rotateEncryptionKey(settings, NEW_KEY)).rejects.toThrow(/Stop every instance/);
    expect(await openWith(OLD_KEY)).toContain(SECRET.clientSecret);
  });
});
