import type { Command } from 'commander';
import { cliActor } from '@/lib/domain/actor';
import { createOauthClient } from '@/lib/engine/oauth/create-client';
import { printResult } from './print';
import { withRuntime } from './with-runtime';

/** `oauth-client create --name`: an application of the built-in site. Its secret is shown here and never again. */
export function addOauthClient(program: Command): void {
  program
    .command('oauth-client')
    .description('OAuth applications of the built-in site')
    .command('create')
    .description('Make an application; prints its client_id and client_secret once')
    .requiredOption('--name <name>', 'what it is for')
    .option('--json', 'print one JSON object')
    .action(async (options: { name: string; json?: true }) => {
      const made = await withRuntime((runtime) =>
        createOauthClient(runtime.engine, { name: options.name }, cliActor),
      );
      printResult({ client_id: made.clientId, client_secret: made.clientSecret }, options.json === true);
    });
}
