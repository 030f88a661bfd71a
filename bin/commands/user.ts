import { text } from 'node:stream/consumers';
import { Option, type Command } from 'commander';
import { createAccount } from '@/lib/auth/accounts/create';
import { disableAccount } from '@/lib/auth/accounts/disable';
import { enableAccount } from '@/lib/auth/accounts/enable';
import { findAccountId } from '@/lib/auth/accounts/find';
import { listAccounts } from '@/lib/auth/accounts/list';
import { setAccountRole } from '@/lib/auth/accounts/set-role';
import type { AuthActContext } from '@/lib/auth/context';
import { resetSecondFactor } from '@/lib/auth/second-factor/reset';
import { invite } from '@/lib/auth/links/invite';
import type { MadeLink } from '@/lib/auth/links/make-link';
import { makeResetLink } from '@/lib/auth/links/make-reset-link';
import { revokeAllSessions } from '@/lib/auth/sessions/revoke-all';
import { unlockAccount } from '@/lib/auth/sign-in/unlock';
import { unlockAddress } from '@/lib/auth/sign-in/unlock-address';
import { cliActor, ROLES, type Role } from '@/lib/domain/actor';
import { invitationInput, type InvitationInput } from '@/lib/domain/api/people';
import { AppError } from '@/lib/domain/errors';
import { parseInput } from '@/lib/http/parse-input';
import { printResult } from './print';
import { withRuntime } from './with-runtime';

interface CreateOptions {
  email: string;
  name?: string;
  role: Role;
  passwordStdin?: true;
  json?: true;
}

interface OneOptions {
  email: string;
  json?: true;
}

/** What is done to one account, and what there is to tell of it beside its address. */
type Act<Options extends OneOptions> = (
  auth: AuthActContext,
  id: string,
  options: Options,
) => Promise<Readonly<Record<string, unknown>>>;

/** `user create`, `invite`, `list` and the acts on one account. Each holds from the person's next request on. */
export function addUser(program: Command): void {
  const user = program.command('user').description('People who may sign in');
  addCreate(user);
  addInvite(user);
  user
    .command('list')
    .description('Everybody with an account, their role and their last sign-in')
    .option('--json', 'print one JSON object')
    .action(listUsers);
  addAct<OneOptions & { role: Role }>(user, 'set-role', {
    description: 'Give an account another role',
    act: async (auth, id, { role }) => {
      await setAccountRole(auth, id, role);
      return { role };
    },
  }).addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory());
  addAct(user, 'disable', {
    description: 'Shut an account out: every session of it ends, and it cannot sign in',
    act: async (auth, id) => {
      await disableAccount(auth, id);
      return { disabled: true };
    },
  });
  addAct(user, 'enable', {
    description: 'Let a disabled account sign in again',
    act: async (auth, id) => {
      await enableAccount(auth, id);
      return { disabled: false };
    },
  });
  addAct(user, 'sign-out', {
    description: 'End every session of an account, on every device',
    act: async (auth, id) => ({ sessions_ended: await revokeAllSessions(auth, id) }),
  });
  addAct(user, 'reset-totp', {
    description: 'Turn the second factor of an account off, for who lost the app and the recovery codes',
    act: async (auth, id) => {
      await resetSecondFactor(auth, id);
      return { second_factor: false };
    },
  });
  addAct(user, 'reset-link', {
    description:
      'Make a link with which they choose a new password; prints it once, and e-mails it where SMTP_URL is set',
    act: async (auth, id) => printedLink(await makeResetLink(auth, id)),
  });
  addUnlock(user);
}

/** An account, a network address, or both: each has a lock of its own. */
function addUnlock(user: Command): void {
  user
    .command('unlock')
    .description('Let somebody who typed too many wrong passwords try again at once')
    .option('--email <address>', 'the address they sign in with')
    .option('--address <address>', 'the network address they come from, where that is locked, too')
    .option('--json', 'print one JSON object')
    .action(unlock);
}

async function unlock(options: { email?: string; address?: string; json?: true }): Promise<void> {
  const { email, address } = options;
  if (email === undefined && address === undefined)
    throw new AppError('invalid', 'Say whom to unlock: --email, --address, or both. Nothing was changed.');
  const told = await withRuntime(async (runtime) => {
    const auth = { ...runtime.auth, actor: cliActor };
    // What may be refused comes first: nothing was changed then, as the refusal says.
    const id = email === undefined ? undefined : await findAccountId(auth, email);
    const network = address === undefined ? undefined : await unlockAddress(auth, address);
    return {
      ...(id !== undefined && { email, tried_from: await unlockAccount(auth, id) }),
      ...(network !== undefined && { address: network }),
      unlocked: true,
    };
  });
  printResult(told, options.json === true);
}

function addAct<Options extends OneOptions = OneOptions>(
  user: Command,
  name: string,
  { description, act }: { description: string; act: Act<Options> },
): Command {
  return user
    .command(name)
    .description(description)
    .requiredOption('--email <address>', 'the address they sign in with')
    .option('--json', 'print one JSON object')
    .action(async (options: Options) => {
      const told = await withRuntime(async (runtime) => {
        const auth = { ...runtime.auth, actor: cliActor };
        return act(auth, await findAccountId(auth, options.email), options);
      });
      printResult({ email: options.email, ...told }, options.json === true);
    });
}

async function listUsers(options: { json?: true }): Promise<void> {
  const accounts = await withRuntime((runtime) => listAccounts(runtime.auth));
  const users = accounts.map(({ id, email, name, role, disabledAt, lastSignInAt, hasSecondFactor }) => ({
    id,
    email,
    name,
    role,
    disabled: disabledAt !== null,
    second_factor: hasSecondFactor,
    last_sign_in_at: lastSignInAt === null ? null : new Date(lastSignInAt).toISOString(),
  }));
  if (options.json === true) return printResult({ users }, true);
  for (const one of users)
    process.stdout.write(
      `${one.email}  ${one.role}${one.disabled ? '  disabled' : ''}${one.second_factor ? '  second factor' : ''}  last signed in: ${one.last_sign_in_at ?? 'never'}\n`,
    );
}

function addInvite(user: Command): void {
  user
    .command('invite')
    .description(
      'Make a link with which somebody chooses a password and has an account; prints it once, and e-mails it where SMTP_URL is set',
    )
    .requiredOption('--email <address>', 'the address they will sign in with')
    .option('--name <name>', 'how they are called')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .option('--json', 'print one JSON object')
    .action(async ({ json, ...input }: InvitationInput & { json?: true }) => {
      const told = await withRuntime(async (runtime) => {
        const auth = { ...runtime.auth, actor: cliActor };
        return printedLink(await invite(auth, parseInput(invitationInput, input)));
      });
      printResult({ role: input.role, ...told }, json === true);
    });
}

/** A new link for the terminal. Waits for its e-mail: the process ends with the command. */
async function printedLink(made: MadeLink): Promise<Readonly<Record<string, unknown>>> {
  const mail = await made.delivery;
  return {
    email: made.email,
    link: made.address,
    expires_at: new Date(made.expiresAt).toISOString(),
    e_mail: mail?.problem ?? mail?.state ?? 'none: SMTP_URL is not set',
  };
}

function addCreate(user: Command): void {
  user
    .command('create')
    .description(
      'Make an account. The password is read from standard input, so that it is in no process list.',
    )
    .requiredOption('--email <address>', 'the address they sign in with')
    .option('--name <name>', 'how they are shown; the address unless told')
    .addOption(new Option('--role <role>', 'what they may do').choices(ROLES).makeOptionMandatory())
    .option('--password-stdin', 'read the password from standard input')
    .option('--json', 'print one JSON object')
    .action(createUser);
}

async function createUser(options: CreateOptions): Promise<void> {
  if (options.passwordStdin !== true) {
    throw new AppError('invalid', 'Pass --password-stdin and write the password to standard input.');
  }
  const password = (await text(process.stdin)).replace(/\r?\n$/, '');
  const account = await withRuntime((runtime) =>
    createAccount(
      { ...runtime.auth, actor: cliActor },
      { email: options.email, name: options.name ?? options.email, role: options.role, password },
    ),
  );
  printResult({ id: account.id, email: account.email, role: account.role }, options.json === true);
}
