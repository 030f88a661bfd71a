import type { Command } from 'commander';
import { parseSettings } from '@/lib/config/settings';
import { rotateEncryptionKey } from '@/lib/server/rotate-key';
import { printResult } from './print';

/** `encryption-key rotate`: seals everything with another key, while the server is stopped. */
export function addEncryptionKey(program: Command): void {
  program
    .command('encryption-key')
    .description('The key that seals secrets and payloads at rest')
    .command('rotate')
    .description('Seal everything with a new key; stop every server first. Run it again when it was cut off')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: true }) => {
      const done = await rotateEncryptionKey(parseSettings(process.env), process.env['NEW_ENCRYPTION_KEY']);
      printResult({ ...done }, options.json === true);
    });
}
