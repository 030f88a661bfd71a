import { text } from 'node:stream/consumers';
import { Option, type Command } from 'commander';
import { createAccount } from '@/lib/auth/accounts/create';
import { cliActor, ROLES, type Role } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { printResult } from './print';
import { withRuntime } from './with-runtime';

interface CreateOptions {
  email: string;
  name?: string;
  role: Role;
  passwordStdin?: true;
  json?: true;
}

/** `user create --email --role --password-stdin` */
export function addUser(program: Command): void {
  const user = program.command('user').description('People who may sign in');
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
