import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { letUnsignedIn } from '@/lib/audit/begin-chain';
import { makeFolder } from '@/lib/config/make-folder';
import { keepSecrets } from '@/lib/config/kept-secrets';
import { SettingsError, type Settings } from '@/lib/config/settings';
import type { Database } from '@/lib/db/database';
import { isBeforeActivityChain, migrateDatabase, type MigrationReport } from '@/lib/db/migrate';
import { makeSealer } from '@/lib/db/seal';
import { systemClock } from '@/lib/domain/clock';
import { checkEncryptionKey } from './encryption-check';

/** In DATA_DIR, which writes to the database do not reach: this console's log has been begun, and nothing unsigned is let in again. */
const BEGUN = 'activity-chain-begun';

/**
 * Brings the schema up to date. The migration that brings signatures lets in the entries that are there already, once.
 * @throws SettingsError, before anything is changed, when that was done before or the keys are not this database's
 */
export async function bringUpToDate(database: Database, settings: Settings): Promise<MigrationReport> {
  const { auditKey, encryptionKey } = keepSecrets(settings);
  const now = systemClock.now();
  if (await isBeforeActivityChain(database)) {
    refuseSecondBeginning(settings);
    await checkEncryptionKey(database, makeSealer(encryptionKey));
  }
  const copies = path.join(settings.dataDir, 'copies');
  return migrateDatabase(database, copies, now, (db) => letUnsignedIn(db, auditKey, now));
}

/** Remembers outside the database that its activity log has a beginning. */
export function noteChainBegun({ dataDir }: Settings): void {
  const file = path.join(dataDir, BEGUN);
  if (existsSync(file)) return;
  makeFolder(dataDir, 'DATA_DIR');
  writeFileSync(file, 'The activity log has been begun. See docs/operating.md, Activity.\n', { mode: 0o600 });
}

function refuseSecondBeginning({ dataDir }: Settings): void {
  if (!existsSync(path.join(dataDir, BEGUN))) return;
  throw new SettingsError(
    `This database is from before the activity log was signed, but the log of this console was begun already. If you put an old copy of the database back yourself, remove the file ${BEGUN} from DATA_DIR and start again; if you did not, somebody took the proof out of the database. Nothing was changed.`,
  );
}
