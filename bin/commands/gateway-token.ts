import type { Command } from 'commander';
import { createGatewayToken } from '@/lib/console/tokens/create-gateway-token';
import { findNamedQueues } from '@/lib/console/tokens/find-named-queues';
import { listGatewayTokens } from '@/lib/console/tokens/list-gateway-tokens';
import { revokeGatewayToken } from '@/lib/console/tokens/revoke-gateway-token';
import { cliActor } from '@/lib/domain/actor';
import { gatewayTokenInput } from '@/lib/domain/api/gateway-tokens';
import { parseInput } from '@/lib/http/parse-input';
import { printResult } from './print';
import { printTokens } from './token-list';
import { withRuntime } from './with-runtime';

interface CreateOptions {
  name: string;
  queue: string[];
  expiresDays?: string;
  json?: true;
}

/** `gateway-token create | list | revoke`: lets integrations poll through the console. A token is shown once and never again. */
export function addGatewayToken(program: Command): void {
  const tokens = program
    .command('gateway-token')
    .description('Tokens with which integrations poll through the console');
  tokens
    .command('create')
    .description('Make a token for some queues; prints it once')
    .requiredOption('--name <name>', 'the integration it is for')
    .requiredOption(
      '--queue <queue...>',
      'Queue UUIDs, or ids of the console where two sites have the same UUID',
    )
    .option('--expires-days <days>', 'how long it is good for; until it is revoked unless told')
    .option('--json', 'print one JSON object')
    .action(create);
  tokens
    .command('list')
    .description('List the tokens and their queues, without their secrets')
    .option('--json', 'print one JSON object')
    .action(list);
  tokens
    .command('revoke')
    .description('End a token: its next call is refused')
    .requiredOption('--id <id>', 'which, as `list` tells it')
    .option('--json', 'print one JSON object')
    .action(revoke);
}

async function create({ name, queue, expiresDays, json }: CreateOptions): Promise<void> {
  const expiresInDays = expiresDays === undefined ? null : Number(expiresDays);
  const { token, secret } = await withRuntime(async ({ console }) => {
    const queueIds = await findNamedQueues(console, queue);
    const input = parseInput(gatewayTokenInput, { name, queueIds, expiresInDays });
    return createGatewayToken({ ...console, actor: cliActor }, input);
  });
  const queues = token.queues.map(({ queueUuid }) => queueUuid);
  printResult({ id: token.id, name: token.name, token: secret, queues }, json === true);
}

async function list(options: { json?: true }): Promise<void> {
  const tokens = await withRuntime(({ console }) => listGatewayTokens(console));
  printTokens('tokens', tokens, options.json === true);
}

async function revoke(options: { id: string; json?: true }): Promise<void> {
  await withRuntime(({ console }) => revokeGatewayToken({ ...console, actor: cliActor }, options.id));
  printResult({ id: options.id, revoked: true }, options.json === true);
}
