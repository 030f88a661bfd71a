import type { Command } from 'commander';
import { cliActor } from '@/lib/domain/actor';
import { createOauthClient } from '@/lib/engine/oauth/create-client';
import { listClients } from '@/lib/engine/oauth/list-clients';
import { revokeClient } from '@/lib/engine/oauth/revoke-client';
import { rotateSecret } from '@/lib/engine/oauth/rotate-secret';
import { refuseOwnApplication } from '@/lib/server/own-application';
import { printResult } from './print';
import { withRuntime } from './with-runtime';

interface OneClient {
  clientId: string;
  json?: true;
}

/** `oauth-client create | list | rotate | revoke`: applications of the built-in site. A secret is shown once and never again. */
export function addOauthClient(program: Command): void {
  const clients = program.command('oauth-client').description('OAuth applications of the built-in site');
  clients
    .command('create')
    .description('Make an application; prints its client_id and client_secret once')
    .requiredOption('--name <name>', 'what it is for')
    .option('--scopes <scopes>', 'what it may do, with commas between; everything unless told')
    .option('--json', 'print one JSON object')
    .action(create);
  clients
    .command('list')
    .description('List the applications, without their secrets')
    .option('--json', 'print one JSON object')
    .action(list);
  clients
    .command('rotate')
    .description('Give an application another secret; the old one and its tokens end at once')
    .requiredOption('--client-id <id>', 'which')
    .option('--json', 'print one JSON object')
    .action(rotate);
  clients
    .command('revoke')
    .description('End an application and its tokens for good')
    .requiredOption('--client-id <id>', 'which')
    .option('--json', 'print one JSON object')
    .action(revoke);
}

async function create(options: { name: string; scopes?: string; json?: true }): Promise<void> {
  const scopes = options.scopes?.split(',').map((scope) => scope.trim());
  const input = { name: options.name, ...(scopes === undefined ? {} : { scopes }) };
  const made = await withRuntime((runtime) => createOauthClient(runtime.engine, input, cliActor));
  printResult({ client_id: made.clientId, client_secret: made.clientSecret }, options.json === true);
}

async function list(options: { json?: true }): Promise<void> {
  const clients = await withRuntime((runtime) => listClients(runtime.engine));
  if (options.json === true) return printResult({ clients }, true);
  for (const { clientId, name, scopes, revokedAt } of clients)
    printResult({ [clientId]: `${name} (${revokedAt === null ? scopes.join(', ') : 'revoked'})` }, false);
}

async function rotate(options: OneClient): Promise<void> {
  const made = await withRuntime(async (runtime) => {
    await refuseOwnApplication(runtime, options.clientId);
    return rotateSecret(runtime.engine, options.clientId, cliActor);
  });
  printResult({ client_id: made.clientId, client_secret: made.clientSecret }, options.json === true);
}

async function revoke(options: OneClient): Promise<void> {
  await withRuntime(async (runtime) => {
    await refuseOwnApplication(runtime, options.clientId);
    await revokeClient(runtime.engine, options.clientId, cliActor);
  });
  printResult({ client_id: options.clientId, revoked: true }, options.json === true);
}
