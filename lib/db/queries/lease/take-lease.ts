import type { Database } from '../../database';

/**
 * Takes or renews a named lease for this instance until `now + ttlMs`. One that ends further ahead than any lease could was written
 * by a clock that was ahead: its holder may be long dead, and nobody would get it until then.
 * @returns false when another instance holds it and has not let it run out.
 */
export async function takeLease(
  database: Database,
  lease: { name: string; instanceId: string; now: number; ttlMs: number },
): Promise<boolean> {
  const result = await database.kysely
    .insertInto('lease')
    .values({ name: lease.name, instance_id: lease.instanceId, expires_at: lease.now + lease.ttlMs })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ instance_id: lease.instanceId, expires_at: lease.now + lease.ttlMs })
        .where((row) =>
          row.or([
            row('lease.instance_id', '=', lease.instanceId),
            row('lease.expires_at', '<=', lease.now),
            row('lease.expires_at', '>', lease.now + 2 * lease.ttlMs),
          ]),
        ),
    )
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
