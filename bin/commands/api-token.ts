import { Option, type Command } from 'commander';
import { createApiToken } from '@/lib/auth/tokens/create-api-token';
import { listApiTokens } from '@/lib/auth/tokens/list-api-tokens';
import { revokeToken } from '@/lib/auth/tokens/revoke-token';
import { cliActor, ROLES, type Role } from '@/lib/domain/actor';
import { apiTokenInput } from '@/lib/domain/api/tokens';
import { systemClock } from '@/lib/domain/clock';
import { parseInput } from '@/lib/http/parse-input';
import { printResult } from './print';
import { printTokens } from './token-list';
import { withRuntime } from './with-runtime';

interface CreateOptions {
  name?: string;
  role: Role;
  expiresDays?: string;
  json?: true;
}

/** `api-token create | list | revoke`: programs that use the console. A token is shown once and never again. */
export function addApiToken(program: Command): void {
  const tokens = program.command('api-token').description('Tokens with which programs use the console');
  tokens
    .command('create')
    .description('Make a token; prints it once')
    .option('--name <name>', 'the program it is for; its role and the day unless told')
    .addOption(new Option('--role <role>', 'what it may do').choices(ROLES).makeOptionMandatory())
    .option('--expires-days <days>', 'how long it is good for; until it is revoked unless told')
    .option('--json', 'print one JSON object')
    .action(create);
  tokens
    .command('list')
    .description('List the tokens, without their secrets')
    .option('--json', 'print one JSON object')
    .action(list);
  tokens
    .command('revoke')
    .description('End a token: its next request is refused')
    .requiredOption('--id <id>', 'which, as `list` tells it')
    .option('--json', 'print one JSON object')
    .action(revoke);
}

async function create({ role, name = nameless(role), expiresDays, json }: CreateOptions): Promise<void> {
  const expiresInDays = expiresDays === undefined ? null : Number(expiresDays);
  const { token, secret } = await withRuntime(({ auth }) =>
    createApiToken({ ...auth, actor: cliActor }, parseInput(apiTokenInput, { name, role, expiresInDays })),
  );
  printResult({ id: token.id, name: token.name, role: token.role, token: secret }, json === true);
}

/** What a token is found by in the list that was made by a script which had no name for it. */
function nameless(role: Role): string {
  return `Command line, ${role}, ${new Date(systemClock.now()).toISOString().slice(0, 10)}`;
}

async function list(options: { json?: true }): Promise<void> {
  printTokens('tokens', await withRuntime(({ auth }) => listApiTokens(auth)), options.json === true);
}

async function revoke(options: { id: string; json?: true }): Promise<void> {
  await withRuntime(({ auth }) => revokeToken({ ...auth, actor: cliActor }, 'api', options.id));
  printResult({ id: options.id, revoked: true }, options.json === true);
}
