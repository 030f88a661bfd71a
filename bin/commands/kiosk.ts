import { Option, type Command } from 'commander';
import { createKioskLink } from '@/lib/auth/tokens/create-kiosk-link';
import { listKioskLinks } from '@/lib/auth/tokens/list-kiosk-links';
import { revokeToken } from '@/lib/auth/tokens/revoke-token';
import { resolveSites } from '@/lib/console/sites/resolve-sites';
import { cliActor } from '@/lib/domain/actor';
import { kioskLinkInput } from '@/lib/domain/api/tokens';
import { WALL_THEMES } from '@/lib/domain/wall';
import { parseInput } from '@/lib/http/parse-input';
import { publicUrl } from '@/lib/server/origins';
import { printResult } from './print';
import { printTokens } from './token-list';
import { withRuntime } from './with-runtime';

interface CreateOptions {
  name: string;
  expiresDays?: string;
  title?: string;
  site?: readonly string[];
  secondsPerPage?: string;
  theme?: string;
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
    .option('--title <title>', 'what stands on top of the board, in the place of "Queues"')
    .option('--site <names...>', 'show only the queues of these sites, by name or id')
    .option(
      '--seconds-per-page <seconds>',
      'how long a page stays where more queues are than fit; 15 unless told',
    )
    .addOption(new Option('--theme <theme>', 'how it looks; dark unless told').choices(WALL_THEMES))
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

async function create({ name, expiresDays, json, ...options }: CreateOptions): Promise<void> {
  const expiresInDays = expiresDays === undefined ? null : Number(expiresDays);
  const shown = await withRuntime(async ({ auth, settings, console }) => {
    const board = {
      title: options.title,
      siteIds: await resolveSites(console, options.site ?? []),
      secondsPerPage: options.secondsPerPage === undefined ? undefined : Number(options.secondsPerPage),
      theme: options.theme,
    };
    const input = parseInput(kioskLinkInput, { name, expiresInDays, board });
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
