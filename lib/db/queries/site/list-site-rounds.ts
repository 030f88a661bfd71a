import { sql } from 'kysely';
import { SAMPLE_DATA_LEASE } from '@/lib/domain/sample-data';
import type { Queryable } from '../../database';
import { readJson } from '../../json';
import { keptQuery } from '../../kept-query';

export interface SiteRoundsRow {
  id: string;
  name: string;
  tried_at: number | null;
  /** Written by the collector in the transaction of each sample; null before the first. */
  sampled_at: number | null;
  /** When the lease ends under which sample data is loaded into it; null without one. */
  loading_until: number | null;
}

const rounds = keptQuery((db) =>
  db
    .selectFrom('site')
    .leftJoin('setting', (join) => join.on('setting.name', '=', sql<string>`'sampled-at:' || site.id`))
    .leftJoin('lease', (join) =>
      join
        .on('lease.name', '=', sql<string>`${sql.lit(SAMPLE_DATA_LEASE.name)}`)
        .on('site.kind', '=', sql<string>`'built-in'`),
    )
    .select([
      'site.id',
      'site.name',
      'site.tried_at',
      'setting.value_json',
      'lease.expires_at as loading_until',
    ])
    .where('site.archived_at', 'is', null),
);

/** When each connected site was last sampled, and reading it last tried. */
export async function listSiteRounds(db: Queryable): Promise<SiteRoundsRow[]> {
  const rows = await rounds.all(db, {});
  return rows.map(({ value_json: json, ...row }) => ({
    ...row,
    sampled_at: json === null ? null : readJson<number>(json),
  }));
}
