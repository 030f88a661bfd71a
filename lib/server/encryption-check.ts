import { SettingsError } from '@/lib/config/settings';
import type { Database } from '@/lib/db/database';
import { readJson, writeJson } from '@/lib/db/json';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import type { Sealer } from '@/lib/db/seal';

const NAME = 'encryption-check';
const KNOWN_TEXT = 'This database was sealed with this key.';

/**
 * Refuses to start with a key that does not fit the database: everything sealed would be unreadable, and new secrets
 * would be sealed with a second key.
 * @throws SettingsError when the key is another one than the database was first started with.
 */
export async function checkEncryptionKey(database: Database, sealer: Sealer): Promise<void> {
  const kept = await getSetting(database.kysely, NAME);
  if (kept === undefined) {
    const sealed = sealer.seal(Buffer.from(KNOWN_TEXT)).toString('base64');
    await putSetting(database.kysely, NAME, writeJson(sealed));
    return;
  }
  if (!opens(sealer, readJson<string>(kept))) {
    throw new SettingsError(
      'ENCRYPTION_KEY is not the key this database was first started with, so its secrets could not be read. Nothing was changed: set the right key (or put the file encryption-key back into DATA_DIR) and start again.',
    );
  }
}

function opens(sealer: Sealer, sealed: string): boolean {
  try {
    return sealer.open(Buffer.from(sealed, 'base64')).toString() === KNOWN_TEXT;
  } catch {
    return false;
  }
}
