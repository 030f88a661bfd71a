import { expect, it } from 'vitest';
import { cliActor, systemActor } from '@/lib/domain/actor';
import { addPerson, otherInstance, PASSWORD, testAuth } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { ensureSetupCode } from '../setup/ensure-setup-code';
import { exactly } from '@/lib/testing/canary';
import { createAccount } from './create';
import { disableAccount } from './disable';
import { listAccounts } from './list';
import { setAccountRole } from './set-role';

describeOnEachDatabase('accounts', (kind) => {
  async function fresh() {
    const { database, open } = await testDatabase(kind);
    return { ctx: { ...testAuth(database), actor: cliActor }, open };
  }

  it('are made with an audit entry, once for each e-mail address in any case', async () => {
    const { ctx } = await fresh();
    const made = await createAccount(ctx, {
      email: 'Ada@Example.org',
      name: 'Ada',
      role: 'viewer',
      password: PASSWORD,
    });
    expect(made).toMatchObject({ email: 'ada@example.org', role: 'viewer' });
    await expect(
      createAccount(ctx, { email: 'ADA@example.org', name: 'Eve', role: 'admin', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const acts = await ctx.database.kysely.selectFrom('activity').selectAll().execute();
    expect(acts).toMatchObject([{ verb: 'account.create', actor_kind: 'cli', target_id: made.id }]);
    expect(JSON.stringify([acts, await listAccounts(ctx)])).not.toMatch(/argon2|bicycles/);
  });

  it.each([
    ['an e-mail address', { email: 'ada' }, 'email'],
    ['a name', { name: ' ' }, 'name'],
    ['a long password', { password: 'short' }, 'password'],
    ['a password nobody tries first', { password: exactly('Password-12345') }, 'password'],
    ['a password that is no pattern', { password: exactly('abababababababab') }, 'password'],
  ])('need %s', async (_what, wrong, path) => {
    const { ctx } = await fresh();
    const input = {
      email: 'ada@example.org',
      name: 'Ada',
      role: 'viewer' as const,
      password: PASSWORD,
      ...wrong,
    };
    await expect(createAccount(ctx, input)).rejects.toMatchObject({ code: 'invalid', problems: [{ path }] });
    expect(await listAccounts(ctx)).toEqual([]);
  });

  it('use the setup code up with the first one', async () => {
    const { ctx } = await fresh();
    await ensureSetupCode(ctx);
    await addPerson(ctx, 'ada@example.org', 'viewer');
    expect(await ctx.database.kysely.selectFrom('setup_code').selectAll().execute()).toEqual([]);
  });

  it('always have an admin left, even when two take the role from each other at once', async () => {
    const { ctx, open } = await fresh();
    const ada = await addPerson(ctx, 'ada@example.org', 'admin');
    await expect(disableAccount(ctx, ada.id)).rejects.toMatchObject({ code: 'conflict' });
    const bob = await addPerson(ctx, 'bob@example.org', 'admin');
    const settled = await Promise.allSettled([
      setAccountRole(ctx, ada.id, 'viewer'),
      disableAccount({ ...otherInstance(ctx, open), actor: cliActor }, bob.id),
    ]);
    const refused = settled.filter((one) => one.status === 'rejected');
    expect(refused).toMatchObject([{ reason: { code: 'conflict' } }]);
    const admins = (await listAccounts(ctx)).filter((one) => one.role === 'admin' && one.disabledAt === null);
    expect(admins).toHaveLength(1);
  });

  it('always have an admin left when two admins make each other a viewer at once', async () => {
    const { ctx, open } = await fresh();
    const [ada, bob] = [
      await addPerson(ctx, 'ada@example.org', 'admin'),
      await addPerson(ctx, 'bob@example.org', 'admin'),
    ];
    const other = { ...otherInstance(ctx, open), actor: cliActor };
    const settled = await Promise.allSettled([
      setAccountRole(ctx, bob.id, 'viewer'),
      setAccountRole(other, ada.id, 'viewer'),
    ]);
    expect(settled.filter((one) => one.status === 'rejected')).toMatchObject([
      { reason: { code: 'conflict' } },
    ]);
    expect((await listAccounts(ctx)).map((one) => one.role).toSorted()).toEqual(['admin', 'viewer']);
  });

  it('are refused by name when there is no such one', async () => {
    const { ctx } = await fresh();
    await expect(setAccountRole({ ...ctx, actor: systemActor }, 'nobody', 'admin')).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
