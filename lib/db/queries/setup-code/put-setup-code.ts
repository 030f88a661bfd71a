import type { Queryable } from '../../database';
import { SETUP_CODE_ID } from './setup-code-id';

/** Writes the one setup code over the one before it. Whoever does so holds its row until the transaction ends. */
export async function putSetupCode(trx: Queryable, codeHash: string, createdAt: number): Promise<void> {
  await trx
    .insertInto('setup_code')
    .values({ id: SETUP_CODE_ID, code_hash: codeHash, created_at: createdAt })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet({ code_hash: codeHash, created_at: createdAt }),
    )
    .execute();
}
