import type { Transaction } from 'kysely';
import { recordAct } from '@/lib/audit/record';
import { requireStillAdmin } from '@/lib/audit/require-still-admin';
import { writeJson } from '@/lib/db/json';
import { lockProvider } from '@/lib/db/queries/openid/find-provider';
import { insertProvider, updateProvider } from '@/lib/db/queries/openid/put-provider';
import type { NewRow, Row, Schema } from '@/lib/db/schema';
import type { SignInSettingsInput } from '@/lib/domain/api/sign-in-settings';
import { AppError } from '@/lib/domain/errors';
import { checkSettings, invalid } from './check-settings';
import type { OpenIdActContext } from './context';
import { forgetProvider } from './connect';
import { hasProvenAdmin } from './has-proven-admin';

type NewProvider = Omit<NewRow<'openid_provider'>, 'id'>;

/**
 * Sets the OpenID provider up, or changes what is set about it. Passwords are never turned off before an admin has signed in
 * with the connection as it is then.
 * @throws AppError `invalid`, `conflict` when somebody else changed it since it was looked at, `forbidden` to who is no admin any more
 */
export async function saveSignInSettings(ctx: OpenIdActContext, input: SignInSettingsInput): Promise<void> {
  const checked = checkSettings(input, ctx.addressPolicy);
  await ctx.database.transaction(async (trx) => {
    await requireStillAdmin(trx, ctx.database.support, ctx.actor);
    const before = await lockProvider(trx, ctx.database.support);
    if ((before?.version ?? null) !== input.seenVersion) throw changedMeanwhile();
    const after = nextRow(ctx, input, checked, before);
    await refuseLockingOut(trx, after);
    if (before !== undefined) await updateProvider(trx, after);
    else if (!(await insertProvider(trx, after))) throw changedMeanwhile();
    await recordChange(ctx, trx, before, after);
  });
  forgetProvider(ctx);
}

function nextRow(
  ctx: OpenIdActContext,
  input: SignInSettingsInput,
  checked: ReturnType<typeof checkSettings>,
  before: Row<'openid_provider'> | undefined,
): NewProvider {
  const now = ctx.clock.now();
  const isSameConnection =
    before?.issuer === checked.issuer &&
    before.client_id === input.clientId &&
    input.clientSecret === undefined;
  return {
    version: (before?.version ?? 0) + 1,
    issuer: checked.issuer,
    client_id: input.clientId,
    client_secret_sealed: secretToKeep(ctx, input, checked.issuer, before),
    connection_set_at: isSameConnection ? before.connection_set_at : now,
    button_name: input.buttonName,
    domains_json: writeJson(checked.domains),
    role_claim: input.roleClaim,
    role_rules_json: writeJson(input.roleClaim === null ? [] : input.roleRules),
    other_role: input.otherRole,
    links_passwords: Number(input.linksPasswords),
    passwords_allowed: Number(input.passwordsAllowed),
    updated_at: now,
    updated_by: ctx.actor.name,
  };
}

/** A secret that was given for one provider is never sent to another. */
function secretToKeep(
  ctx: OpenIdActContext,
  { clientSecret }: SignInSettingsInput,
  issuer: string,
  before: Row<'openid_provider'> | undefined,
): Uint8Array {
  if (clientSecret !== undefined) return ctx.sealer.seal(Buffer.from(clientSecret));
  if (before?.issuer === issuer) return before.client_secret_sealed;
  const message =
    before === undefined
      ? 'Enter the client secret.'
      : 'Enter the client secret again: the one that is kept is not sent to another issuer.';
  throw invalid([{ path: 'clientSecret', message }]);
}

async function refuseLockingOut(trx: Transaction<Schema>, after: NewProvider): Promise<void> {
  if (after.passwords_allowed !== 0) return;
  if (await hasProvenAdmin(trx, { issuer: after.issuer, setAt: after.connection_set_at })) return;
  throw invalid([
    {
      path: 'passwordsAllowed',
      message:
        'Passwords can be turned off only after an admin has signed in with this provider as it is set now, so that nobody is locked out. Save with passwords allowed, sign in with the provider, then turn them off.',
    },
  ]);
}

async function recordChange(
  ctx: OpenIdActContext,
  trx: Transaction<Schema>,
  before: Row<'openid_provider'> | undefined,
  after: NewProvider,
): Promise<void> {
  await recordAct(trx, {
    at: after.updated_at,
    actor: ctx.actor,
    verb: 'sign-in.change-settings',
    outcome: 'done',
    detail: {
      before: before === undefined ? null : toldOf(before),
      after: toldOf(after),
      secretChanged: before?.client_secret_sealed !== after.client_secret_sealed,
    },
  });
}

/** Everything but the secret. */
function toldOf(row: NewProvider): object {
  return { ...row, client_secret_sealed: undefined };
}

function changedMeanwhile(): AppError {
  return new AppError(
    'conflict',
    'Somebody else changed how people sign in since you opened this page. Nothing of yours was saved: look at it as it is now, then decide again.',
  );
}
