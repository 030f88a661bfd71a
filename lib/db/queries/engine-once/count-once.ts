import type { Queryable } from '../../database';

/** How many records a One Time Filter alert remembers. */
export async function countOnce(db: Queryable, alertId: number): Promise<number> {
  const { total } = await db
    .selectFrom('engine_once')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('alert_id', '=', alertId)
    .executeTakeFirstOrThrow();
  return total;
}
