import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { useAuditKey } from '@/lib/audit/audit-key';
import { recordAct } from '@/lib/audit/record';
import { keepSecrets } from '@/lib/config/kept-secrets';
import { SettingsError, type Settings } from '@/lib/config/settings';
import { openDatabase, type Database } from '@/lib/db/database';
import { readJson, writeJson } from '@/lib/db/json';
import { isMigrated } from '@/lib/db/migrate';
import { isLeaseHeld } from '@/lib/db/queries/lease/is-lease-held';
import { findProvider } from '@/lib/db/queries/openid/find-provider';
import { updateProvider } from '@/lib/db/queries/openid/put-provider';
import { resealChunks, type ChunkPlace } from '@/lib/db/queries/sealed/reseal-chunks';
import { resealChannels } from '@/lib/db/queries/sealed/reseal-channels';
import { resealSecondFactors } from '@/lib/db/queries/sealed/reseal-second-factors';
import { dropSetting } from '@/lib/db/queries/setting/drop-setting';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import { listSites } from '@/lib/db/queries/site/list-sites';
import { putCredentials } from '@/lib/db/queries/site/put-credentials';
import { makeSealer, type Sealer } from '@/lib/db/seal';
import { cliActor } from '@/lib/domain/actor';
import { systemClock } from '@/lib/domain/clock';
import { fitsEncryptionCheck, keepEncryptionCheck, ROTATION_SETTING, sealedCheck } from './encryption-check';

const CHUNKS_AT_ONCE = 50;
/** Every running server takes this lease within seconds, and it ends within seconds of the last one's death. */
const EVERY_SERVER = 'ledger-orphans';

interface Keys {
  before: Sealer;
  after: Sealer;
  /** Of the activity log: it stays. */
  audit: Buffer;
  /** Where the new key waits; null when whoever runs the console keeps it in the environment. */
  nextFile: string | null;
}

/**
 * Seals everything anew with another key (docs/decisions/0024), with the server stopped. The new key is kept first, then a
 * note that a rotation is under way (no server starts then), then the rows in batches, then the check. Cut off at any point,
 * the same command goes on where it stopped: a row that opens with the new key is done.
 * @throws SettingsError with a sentence for the terminal
 */
export async function rotateEncryptionKey(
  settings: Settings,
  newKey: string | undefined,
): Promise<{ chunks: number; sites: number; secondFactors: number; keptIn: string }> {
  const keys = readKeys(settings, newKey);
  const database = openDatabase(settings.database);
  useAuditKey(database.kysely, keys.audit);
  try {
    if (!(await isMigrated(database)))
      throw new SettingsError('Bring the schema up to date first: run `migrate`.');
    if (await isLeaseHeld(database.kysely, EVERY_SERVER, { now: systemClock.now() })) {
      throw new SettingsError(
        'A server runs on this database. Stop every instance, wait 20 seconds, and try again. Nothing was changed.',
      );
    }
    if (!(await isRotated(database, keys))) await begin(database, keys);
    const sites = await resealSites(database, keys);
    const secondFactors = await database.transaction((trx) =>
      resealSecondFactors(trx, (sealed) => reseal(keys, sealed)),
    );
    await resealProvider(database, keys);
    await database.transaction((trx) => resealChannels(trx, (sealed) => reseal(keys, sealed)));
    const chunks = await resealAllChunks(database, keys);
    await database.transaction(async (trx) => {
      await keepEncryptionCheck(trx, keys.after);
      await dropSetting(trx, ROTATION_SETTING);
      await recordAct(trx, {
        at: systemClock.now(),
        actor: cliActor,
        verb: 'encryption-key.rotate',
        outcome: 'done',
        detail: { chunks, sites },
      });
    });
    return { chunks, sites, secondFactors, keptIn: adoptNewKey(settings, keys) };
  } finally {
    await database.close();
  }
}

function readKeys(settings: Settings, newKey: string | undefined): Keys {
  const { encryptionKey, auditKey: audit } = keepSecrets(settings);
  const before = makeSealer(encryptionKey);
  if (settings.encryptionKey !== undefined) {
    if (newKey === undefined || !/^[0-9a-f]{64}$/i.test(newKey)) {
      throw new SettingsError(
        'ENCRYPTION_KEY is set, so set NEW_ENCRYPTION_KEY too: 64 hexadecimal digits; `openssl rand -hex 32` makes one. Nothing was changed.',
      );
    }
    if (settings.auditKey === undefined) throw noAuditKey();
    return { before, after: makeSealer(Buffer.from(newKey, 'hex')), audit, nextFile: null };
  }
  const nextFile = path.join(settings.dataDir, 'encryption-key.next');
  if (!existsSync(nextFile))
    writeFileSync(nextFile, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600 });
  chmodSync(nextFile, 0o600);
  const after = makeSealer(Buffer.from(readFileSync(nextFile, 'utf8').trim(), 'hex'));
  return { before, after, audit, nextFile };
}

/** The key that proves the activity log is derived from the one that is to go. */
function noAuditKey(): SettingsError {
  return new SettingsError(
    'Set AUDIT_KEY first, here and for every instance, to what `npm run --silent cli -- audit key` prints: without it, the activity log is proven with a key made of ENCRYPTION_KEY, and what was written until now could not be proven any more. Nothing was changed.',
  );
}

/** Cut off after the last commit: only the key's file has yet to take its place. */
async function isRotated(database: Database, { after }: Keys): Promise<boolean> {
  return fitsEncryptionCheck(database.kysely, after);
}

async function begin(database: Database, { before, after }: Keys): Promise<void> {
  if (!(await fitsEncryptionCheck(database.kysely, before))) {
    throw new SettingsError('The present key does not fit this database. Nothing was changed.');
  }
  const begun = await getSetting(database.kysely, ROTATION_SETTING);
  if (begun === undefined) await putSetting(database.kysely, ROTATION_SETTING, writeJson(sealedCheck(after)));
  else if (!opens(after, Buffer.from(readJson<string>(begun), 'base64'))) {
    throw new SettingsError(
      'A rotation to another new key was begun. Give that key again, so that it can be ended.',
    );
  }
}

function opens(sealer: Sealer, sealed: Uint8Array): boolean {
  try {
    sealer.open(sealed);
    return true;
  } catch {
    return false;
  }
}

function reseal({ before, after }: Keys, sealed: Uint8Array): Uint8Array {
  return opens(after, sealed) ? sealed : after.seal(before.open(sealed));
}

async function resealSites(database: Database, keys: Keys): Promise<number> {
  return database.transaction(async (trx) => {
    let count = 0;
    for (const { id, credentials_sealed: sealed } of await listSites(trx)) {
      if (sealed === null) continue;
      await putCredentials(trx, id, reseal(keys, sealed));
      count += 1;
    }
    return count;
  });
}

/** The client secret of the OpenID provider. */
async function resealProvider(database: Database, keys: Keys): Promise<void> {
  await database.transaction(async (trx) => {
    const provider = await findProvider(trx);
    if (provider === undefined) return;
    await updateProvider(trx, { client_secret_sealed: reseal(keys, provider.client_secret_sealed) });
  });
}

async function resealAllChunks(database: Database, keys: Keys): Promise<number> {
  let count = 0;
  for (let after: ChunkPlace | undefined; ;) {
    const from = after;
    after = await database.transaction((trx) =>
      resealChunks(trx, from, CHUNKS_AT_ONCE, (sealed) => {
        count += 1;
        return reseal(keys, sealed);
      }),
    );
    if (after === undefined) return count;
  }
}

function adoptNewKey(settings: Settings, { nextFile }: Keys): string {
  if (nextFile === null)
    return 'NEW_ENCRYPTION_KEY: set ENCRYPTION_KEY to it for every instance before you start them';
  const file = path.join(settings.dataDir, 'encryption-key');
  renameSync(nextFile, file);
  return file;
}
