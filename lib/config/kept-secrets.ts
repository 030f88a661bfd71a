import { hkdfSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from './make-folder';
import { SettingsError, type Settings } from './settings';

export interface KeptSecrets {
  /** Signs the session cookie. */
  sessionSecret: string;
  /** 32 bytes; seals secrets and payloads at rest (AES-256-GCM). */
  encryptionKey: Buffer;
  /** 32 bytes; proves the activity log (HMAC-SHA-256). It stays when the encryption key is changed. */
  auditKey: Buffer;
}

/**
 * The secrets this deployment runs with: from the environment, else from `DATA_DIR`, else made there now (mode 600).
 * @throws SettingsError when a kept secret is unreadable or malformed.
 */
export function keepSecrets(settings: Settings): KeptSecrets {
  return {
    sessionSecret: settings.sessionSecret ?? keptOrMade(settings.dataDir, 'nextauth-secret'),
    encryptionKey: keyOf(settings.encryptionKey, settings.dataDir, 'encryption-key', 'ENCRYPTION_KEY'),
    auditKey: auditKeyOf(settings),
  };
}

/**
 * Where the encryption key comes from the environment and no key of its own is set, one is derived: every instance has the same then,
 * also after an upgrade from a version that knew no AUDIT_KEY.
 */
function auditKeyOf({ auditKey, encryptionKey, dataDir }: Settings): Buffer {
  if (auditKey === undefined && encryptionKey !== undefined) {
    const secret = Buffer.from(encryptionKey, 'hex');
    return Buffer.from(hkdfSync('sha256', secret, '', 'fluxx-alert-console activity log', 32));
  }
  return keyOf(auditKey, dataDir, 'audit-key', 'AUDIT_KEY');
}

function keyOf(given: string | undefined, dataDir: string, file: string, setting: string): Buffer {
  const key = given ?? keptOrMade(dataDir, file);
  if (!/^[0-9a-f]{64}$/i.test(key)) {
    throw new SettingsError(
      `The file ${file} in ${dataDir} is damaged: it must hold 64 hexadecimal digits. Put the right key back, or set ${setting}.`,
    );
  }
  return Buffer.from(key, 'hex');
}

function keptOrMade(dataDir: string, name: string): string {
  const file = path.join(dataDir, name);
  makeFolder(dataDir, 'DATA_DIR');
  if (!existsSync(file)) writeNew(file, randomBytes(32).toString('hex'));
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}

/** Two processes may start at once: the first one's secret stands for both. */
function writeNew(file: string, secret: string): void {
  try {
    writeFileSync(file, `${secret}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
