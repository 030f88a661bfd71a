import type { Command } from 'commander';
import { createGatewayToken } from '@/lib/console/tokens/create-gateway-token';
import { findNamedQueues } from '@/lib/console/tokens/find-named-queues';
import { cliActor } from '@/lib/domain/actor';
import { gatewayTokenInput } from '@/lib/domain/api/gateway-tokens';
import { parseInput } from '@/lib/http/parse-input';
import { printResult } from './print';
import { withRuntime } from './with-runtime';

interface CreateOptions {
  name: string;
  queue: string[];
  json?: true;
}

/** `gateway-token create --name --queue …`: lets an integration poll through the console. The token is shown here and never again. */
export function addGatewayToken(program: Command): void {
  program
    .command('gateway-token')
    .description('Tokens with which integrations poll through the console')
    .command('create')
    .description('Make a token for some queues; prints it once')
    .requiredOption('--name <name>', 'the integration it is for')
    .requiredOption(
      '--queue <queue...>',
      'Queue UUIDs, or ids of the console where two sites have the same UUID',
    )
    .option('--json', 'print one JSON object')
    .action(async (options: CreateOptions) => {
      const made = await withRuntime(async ({ console }) => {
        const queueIds = await findNamedQueues(console, options.queue);
        const input = parseInput(gatewayTokenInput, { name: options.name, queueIds });
        return createGatewayToken({ ...console, actor: cliActor }, input);
      });
      const { id, name, queues } = made.token;
      const shown = { id, name, token: made.secret, queues: queues.map((queue) => queue.queueUuid) };
      printResult(shown, options.json === true);
    });
}
