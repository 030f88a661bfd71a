import { SettingsError } from '@/lib/config/settings';
import type { Database, Queryable } from '@/lib/db/database';
import { readJson, writeJson } from '@/lib/db/json';
import { getSetting } from '@/lib/db/queries/setting/get-setting';
import { putSetting } from '@/lib/db/queries/setting/put-setting';
import type { Sealer } from '@/lib/db/seal';

const NAME = 'encryption-check';
/** Stands while everything is being sealed with another key (rotate-key.ts). */
export const ROTATION_SETTING = 'encryption-rotation';
const KNOWN_TEXT = 'This database was sealed with this key.';

/**
 * Refuses to start with a key that does not fit the database: everything sealed would be unreadable, and new secrets
 * would be sealed with a second key.
 * @throws SettingsError when the key is another one than the database was first started with.
 */
export async function checkEncryptionKey(database: Database, sealer: Sealer): Promise<void> {
  if ((await getSetting(database.kysely, ROTATION_SETTING)) !== undefined) {
    throw new SettingsError(
      'The encryption key is being changed, and that was not ended. Run `npm run --silent cli -- encryption-key rotate` again with the same keys, then start.',
    );
  }
  const kept = await getSetting(database.kysely, NAME);
  if (kept === undefined) await keepEncryptionCheck(database.kysely, sealer);
  else if (!opens(sealer, readJson<string>(kept))) {
    throw new SettingsError(
      'ENCRYPTION_KEY is not the key this database was first started with, so its secrets could not be read. Nothing was changed: set the right key (or put the file encryption-key back into DATA_DIR) and start again.',
    );
  }
}

/** A known text, sealed: tells later whether a key is the same. */
export function sealedCheck(sealer: Sealer): string {
  return sealer.seal(Buffer.from(KNOWN_TEXT)).toString('base64');
}

export async function keepEncryptionCheck(db: Queryable, sealer: Sealer): Promise<void> {
  await putSetting(db, NAME, writeJson(sealedCheck(sealer)));
}

/** Whether a database was sealed with this key. */
export async function fitsEncryptionCheck(db: Queryable, sealer: Sealer): Promise<boolean> {
  const kept = await getSetting(db, NAME);
  return kept !== undefined && opens(sealer, readJson<string>(kept));
}

function opens(sealer: Sealer, sealed: string): boolean {
  try {
    return sealer.open(Buffer.from(sealed, 'base64')).toString() === KNOWN_TEXT;
  } catch {
    return false;
  }
}
