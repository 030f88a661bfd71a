import { expect, it } from 'vitest';
import type { SetupInput } from '@/lib/domain/api/inputs';
import { NOBODY, otherInstance, PASSWORD, testAuth } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { listAccounts } from '../accounts/list';
import { signIn } from '../sign-in/sign-in';
import { exactly } from '@/lib/testing/canary';
import { completeSetup } from './complete-setup';
import { ensureAdmin } from './ensure-admin';
import { ensureSetupCode } from './ensure-setup-code';
import { isSetupNeeded } from './is-setup-needed';

const typed = (code: string | undefined, email = 'ada@example.org'): SetupInput => ({
  code: code ?? '',
  name: 'Ada',
  email,
  password: PASSWORD,
});

describeOnEachDatabase('setting up', (kind) => {
  async function fresh() {
    const { database, open } = await testDatabase(kind);
    return { ctx: testAuth(database), open };
  }

  it('makes the first admin with the printed code, however it is typed, and is over then', async () => {
    const { ctx } = await fresh();
    expect(await isSetupNeeded(ctx)).toBe(true);
    const code = await ensureSetupCode(ctx);
    expect(code).toMatch(/^[A-HJ-NP-Z2-9]{4}(-[A-HJ-NP-Z2-9]{4}){3}$/);
    await completeSetup(ctx, typed(` ${code?.toLowerCase().replaceAll('-', ' ')} `), NOBODY);
    expect(await isSetupNeeded(ctx)).toBe(false);
    expect(await listAccounts(ctx)).toMatchObject([{ email: 'ada@example.org', role: 'admin' }]);
    await signIn(ctx, { email: 'ada@example.org', password: PASSWORD }, NOBODY);
    expect(await ensureSetupCode(ctx)).toBeUndefined();
    await expect(completeSetup(ctx, typed(code), NOBODY)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('keeps no code in the database, only its hash', async () => {
    const { ctx } = await fresh();
    const code = await ensureSetupCode(ctx);
    const rows = await ctx.database.kysely.selectFrom('setup_code').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(code?.replaceAll('-', ''));
  });

  it('happens exactly once when many send the right code at the same moment, over two instances', async () => {
    const { ctx, open } = await fresh();
    const other = otherInstance(ctx, open);
    const code = await ensureSetupCode(ctx);
    const all = Array.from({ length: 4 }, (_, index) =>
      completeSetup(index % 2 === 0 ? ctx : other, typed(code, `ada-${index}@example.org`), NOBODY),
    );
    const settled = await Promise.allSettled(all);
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refusals).toMatchObject([{ code: 'conflict' }, { code: 'conflict' }, { code: 'conflict' }]);
    expect(await listAccounts(ctx)).toHaveLength(1);
  });

  it('refuses an old code, counts wrong ones, and forgives them with the next start', async () => {
    const { ctx } = await fresh();
    const old = await ensureSetupCode(ctx);
    await ensureSetupCode(ctx);
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(completeSetup(ctx, typed(old), NOBODY)).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(completeSetup(ctx, typed(old), NOBODY)).rejects.toMatchObject({ code: 'too-many-requests' });
    const code = await ensureSetupCode(ctx);
    await completeSetup(ctx, typed(code), NOBODY);
  });

  it('keeps the code when the rest of the form is wrong', async () => {
    const { ctx } = await fresh();
    const code = await ensureSetupCode(ctx);
    for (let attempt = 0; attempt < 6; attempt += 1) {
      const weak = { ...typed(code), password: exactly('password12345') };
      await expect(completeSetup(ctx, weak, NOBODY)).rejects.toMatchObject({
        code: 'invalid',
        problems: [{ path: 'password' }],
      });
    }
    await completeSetup(ctx, typed(code), NOBODY);
  });

  it('is done by ADMIN_EMAIL and ADMIN_PASSWORD once, when many instances start at the same moment', async () => {
    const { ctx, open } = await fresh();
    const contexts = [ctx, ctx, otherInstance(ctx, open), otherInstance(ctx, open)];
    const code = await ensureSetupCode(ctx);
    const made = await Promise.all(
      contexts.map((one, index) =>
        ensureAdmin(one, { email: `ada-${index}@example.org`, password: PASSWORD }),
      ),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await listAccounts(ctx)).toHaveLength(1);
    await expect(completeSetup(ctx, typed(code), NOBODY)).rejects.toMatchObject({ code: 'conflict' });
    expect(await ensureAdmin(ctx, { email: 'late@example.org', password: PASSWORD })).toBe(false);
  });
});
