import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { SettingsError } from '@/lib/config/settings';
import { isAppError } from '@/lib/domain/errors';
import { addApiToken } from './commands/api-token';
import { addAudit } from './commands/audit';
import { addEncryptionKey } from './commands/encryption-key';
import { addGatewayToken } from './commands/gateway-token';
import { addKiosk } from './commands/kiosk';
import { addMigrate } from './commands/migrate';
import { addOauthClient } from './commands/oauth-client';
import { addSampleData } from './commands/sample-data';
import { addSignIn } from './commands/sign-in';
import { addUser } from './commands/user';
import { root } from './root';

/** `npm run --silent cli -- <command>`: administers without a browser. Results on stdout, everything else on stderr. */
const envFile = path.join(root, '.env');
if (existsSync(envFile)) process.loadEnvFile(envFile);
// Logs go to stdout, which belongs to the command's result here.
process.env['LOG_LEVEL'] = 'silent';

const program = new Command('cli')
  .description('Administers Fluxx Alert Console without a browser. Every command takes --json.')
  .showHelpAfterError();

addUser(program);
addSignIn(program);
addOauthClient(program);
addGatewayToken(program);
addApiToken(program);
addKiosk(program);
addSampleData(program);
addMigrate(program);
addEncryptionKey(program);
addAudit(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof SettingsError || isAppError(error))) throw error;
  process.stderr.write(`${error.message}\n`);
  if (isAppError(error))
    for (const { path: place, message } of error.problems) process.stderr.write(`  ${place}: ${message}\n`);
  process.exitCode = 1;
}
