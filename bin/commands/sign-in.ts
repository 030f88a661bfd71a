import { Option, type Command } from 'commander';
import { findAccountId } from '@/lib/auth/accounts/find';
import { allowPasswords } from '@/lib/auth/openid/allow-passwords';
import { forgetIdentities } from '@/lib/auth/openid/forget-identities';
import { requireSecondFactor } from '@/lib/auth/second-factor/require';
import { cliActor } from '@/lib/domain/actor';
import { SECOND_FACTOR_RULES, type SecondFactorRule } from '@/lib/domain/second-factor-rule';
import { printResult } from './print';
import { withRuntime } from './with-runtime';

/** `sign-in allow-passwords`, `require-second-factor` and `unlink`: the ways back when what was set lets somebody down. */
export function addSignIn(program: Command): void {
  const signIn = program.command('sign-in').description('How people sign in');
  signIn
    .command('allow-passwords')
    .description('Let people sign in with passwords again, when that was turned off in Settings → Sign-in')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: true }) => {
      const changed = await withRuntime(({ auth }) => allowPasswords({ ...auth, actor: cliActor }));
      printResult({ passwords_allowed: true, changed }, options.json === true);
    });
  signIn
    .command('require-second-factor')
    .description('Set who must have a second factor; `off` is the way back for who cannot set one up')
    .addOption(
      new Option('--who <who>', 'off, admins or everyone').choices(SECOND_FACTOR_RULES).makeOptionMandatory(),
    )
    .option('--json', 'print one JSON object')
    .action(async ({ who, json }: { who: SecondFactorRule; json?: true }) => {
      const changed = await withRuntime(({ auth }) => requireSecondFactor({ ...auth, actor: cliActor }, who));
      printResult({ second_factor_required: who, changed }, json === true);
    });
  signIn
    .command('unlink')
    .description(
      'Untie an account from its identity at the OpenID provider, so that another may take its place',
    )
    .requiredOption('--email <address>', 'the address of the account')
    .option('--json', 'print one JSON object')
    .action(async ({ email, json }: { email: string; json?: true }) => {
      const identities = await withRuntime(async (runtime) => {
        const auth = { ...runtime.auth, actor: cliActor };
        return forgetIdentities(auth, await findAccountId(auth, email));
      });
      printResult({ email, identities_removed: identities }, json === true);
    });
}
