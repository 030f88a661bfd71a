import { refuseOtherKey } from '@/lib/audit/begin-chain';
import { keepSecrets } from '@/lib/config/kept-secrets';
import { SettingsError, type Settings } from '@/lib/config/settings';
import { openDatabase, type Database } from '@/lib/db/database';
import { isMigrated } from '@/lib/db/migrate';

/**
 * Opens the activity log to prove it, as it is: the schema stays, no chain is begun, and nothing is written.
 * @throws SettingsError, AppError with a sentence for the terminal; nothing is left open then.
 */
export async function openActivity(settings: Settings): Promise<{ database: Database; key: Buffer }> {
  const { auditKey: key } = keepSecrets(settings);
  const database = openDatabase(settings.database);
  try {
    if (!(await isMigrated(database)))
      throw new SettingsError(
        'Bring the schema up to date first: start the server or run `migrate`. Nothing was looked at.',
      );
    await refuseOtherKey(database.kysely, key);
    return { database, key };
  } catch (error) {
    await database.close();
    throw error;
  }
}
