import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from './make-folder';
import { SettingsError, type Settings } from './settings';

export interface KeptSecrets {
  /** Signs the session cookie. */
  sessionSecret: string;
  /** 32 bytes; seals secrets and payloads at rest (AES-256-GCM). */
  encryptionKey: Buffer;
}

/**
 * The secrets this deployment runs with: from the environment, else from `DATA_DIR`, else made there now (mode 600).
 * @throws SettingsError when a kept secret is unreadable or malformed.
 */
export function keepSecrets(settings: Settings): KeptSecrets {
  const encryptionKey = settings.encryptionKey ?? keptOrMade(settings.dataDir, 'encryption-key');
  if (!/^[0-9a-f]{64}$/i.test(encryptionKey)) {
    throw new SettingsError(
      `The file encryption-key in ${settings.dataDir} is damaged: it must hold 64 hexadecimal digits. Put the right key back, or set ENCRYPTION_KEY.`,
    );
  }
  return {
    sessionSecret: settings.sessionSecret ?? keptOrMade(settings.dataDir, 'nextauth-secret'),
    encryptionKey: Buffer.from(encryptionKey, 'hex'),
  };
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
