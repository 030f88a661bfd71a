import { CompiledQuery, type PluginTransformQueryArgs, type PluginTransformResultArgs } from 'kysely';
import type { Database, Queryable } from '@/lib/db/database';

/** The same database, and what was run through it since: every statement counts, and those that were built for it are kept. */
export function watchStatements(watched: Queryable) {
  const statements: CompiledQuery[] = [];
  let count = 0;
  const db = watched.withPlugin({
    transformQuery({ node, queryId }: PluginTransformQueryArgs) {
      statements.push(watched.getExecutor().compileQuery(node, queryId));
      return node;
    },
    async transformResult({ result }: PluginTransformResultArgs) {
      count += 1;
      return result;
    },
  });
  return { db, statements, count: () => count };
}

/** How the database goes about the statements that are built in `run`, in its own words. */
export async function plansOf(
  { kysely, support }: Database,
  run: (db: Queryable) => Promise<unknown>,
): Promise<string[]> {
  const { db, statements } = watchStatements(kysely);
  await run(db);
  const explain = support.name === 'sqlite' ? 'explain query plan' : 'explain';
  const plans: string[] = [];
  for (const { sql, parameters } of statements) {
    const { rows } = await kysely.executeQuery(CompiledQuery.raw(`${explain} ${sql}`, [...parameters]));
    plans.push(rows.map((row) => Object.values(row as object).join(' ')).join('\n'));
  }
  return plans;
}
