import type { Command } from 'commander';
import { createKioskLink } from '@/lib/auth/tokens/create-kiosk-link';
import { listKioskLinks } from '@/lib/auth/tokens/list-kiosk-links';
import { revokeToken } from '@/lib/auth/tokens/revoke-token';
import { cliActor } from '@/lib/domain/actor';
import { kioskLinkInput } from '@/lib/domain/api/tokens';
import { parseInput } from '@/lib/http/parse-input';
import { publicUrl } from '@/lib/server/origins';
import { printResult } from './print';
import { printTokens } from './token-list';
import { withRuntime } from './with-runtime';

interface CreateOptions {
  name: string;
  expiresDays?: string;
  json?: true;
}

/** `kiosk create | list | revoke`: links that open the board on a screen. A link is shown once and never again. */
export function addKiosk(program: Command): void {
  const kiosk = program
    .command('kiosk')
    .description('Links that open the board on a screen where nobody signs in');
  kiosk
    .command('create')
    .description('Make a link; prints it once')
    .requiredOption('--name <name>', 'where the screen is')
    .option('--expires-days <days>', 'how long it is good for; until it is revoked unless told')
    .option('--json', 'print one JSON object')
    .action(create);
  kiosk
    .command('list')
    .description('List the links, without their tokens')
    .option('--json', 'print one JSON object')
    .action(list);
  kiosk
    .command('revoke')
    .description('End a link: the screens opened by it show nothing more')
    .requiredOption('--id <id>', 'which, as `list` tells it')
    .option('--json', 'print one JSON object')
    .action(revoke);
}

async function create({ name, expiresDays, json }: CreateOptions): Promise<void> {
  const expiresInDays = expiresDays === undefined ? null : Number(expiresDays);
  const shown = await withRuntime(async ({ auth, settings }) => {
    const input = parseInput(kioskLinkInput, { name, expiresInDays });
    const { link, path } = await createKioskLink({ ...auth, actor: cliActor }, input);
    return { id: link.id, name: link.name, url: `${publicUrl(settings)}${path}` };
  });
  printResult(shown, json === true);
}

async function list(options: { json?: true }): Promise<void> {
  printTokens('links', await withRuntime(({ auth }) => listKioskLinks(auth)), options.json === true);
}

async function revoke(options: { id: string; json?: true }): Promise<void> {
  await withRuntime(({ auth }) => revokeToken({ ...auth, actor: cliActor }, 'kiosk', options.id));
  printResult({ id: options.id, revoked: true }, options.json === true);
}
