import { expect, it } from 'vitest';
import { findAccount } from '@/lib/db/queries/account/find-account';
import { findSecondFactor } from '@/lib/db/queries/second-factor/find-second-factor';
import { addPerson, otherInstance, PASSWORD, signedInAs, testAuth } from '@/lib/testing/auth';
import { authenticatorCode } from '@/lib/testing/authenticator';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { beginSecondFactor } from './begin';
import { confirmSecondFactor } from './confirm';
import { proveCode, spendProof, type Proof } from './proof';

const EMAIL = 'ada@example.org';

describeOnEachDatabase('a code that was found right', (kind) => {
  async function turnedOn() {
    const { database, open } = await testDatabase(kind);
    const ctx = testAuth(database);
    const { id } = await addPerson(ctx, EMAIL, 'viewer');
    const ada = await signedInAs(ctx, EMAIL);
    const { key } = await beginSecondFactor(ada, { password: PASSWORD });
    const now = ctx.clock.now();
    const { recoveryCodes } = await confirmSecondFactor(ada, { code: authenticatorCode(key, now) });
    const account = await findAccount(database.kysely, id);
    const factor = await findSecondFactor(database.kysely, id);
    if (account === undefined || factor === undefined) throw new Error('There is no second factor');
    /** Twice before either is spent, as two requests at the same moment do. */
    const proveTwice = async (code: string): Promise<Proof[]> => {
      const proofs = await Promise.all([proveCode(ctx, factor, code), proveCode(ctx, factor, code)]);
      return proofs.filter((proof) => typeof proof !== 'string');
    };
    const spend = (on: typeof ctx, proof: Proof) =>
      on.database.transaction((trx) => spendProof(trx, account, proof, { actor: ada.actor, at: now }));
    return {
      ctx,
      other: otherInstance(ctx, open),
      nextCode: authenticatorCode(key, now, 1),
      recoveryCodes,
      proveTwice,
      spend,
    };
  }

  it.each(['app', 'recovery'] as const)('is spent by one of two, on two instances (%s)', async (which) => {
    const { ctx, other, nextCode, recoveryCodes, proveTwice, spend } = await turnedOn();
    const proofs = await proveTwice(which === 'app' ? nextCode : (recoveryCodes[0] ?? ''));
    expect(proofs.map((proof) => proof.kind)).toEqual([which, which]);
    const [first, second] = proofs;
    if (first === undefined || second === undefined) throw new Error('There are no two proofs');
    const spent = await Promise.all([spend(ctx, first), spend(other, second)]);
    expect(spent.toSorted()).toEqual([false, true]);
    expect(await spend(ctx, first)).toBe(false);
  });
});
