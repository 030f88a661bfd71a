import {
  CompiledQuery,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  type QueryResult,
} from 'kysely';
import type { Database, Queryable } from '@/lib/db/database';

/** The same database, and what was run through it since: every statement counts, and is kept as it was asked. */
export function watchStatements(watched: Queryable) {
  const statements: CompiledQuery[] = [];
  let count = 0;
  const db = watched.withPlugin({
    transformQuery({ node, queryId }: PluginTransformQueryArgs) {
      const made = watched.getExecutor().compileQuery(node, queryId);
      // One that is kept (kept-query.ts) is made with blanks, and is told below when it is asked.
      if (made.parameters.every(isBound)) statements.push(made);
      return node;
    },
    async transformResult({ result }: PluginTransformResultArgs) {
      count += 1;
      return result;
    },
  });
  const executeQuery = <R>(query: CompiledQuery<R>): Promise<QueryResult<R>> => {
    statements.push(query);
    return db.executeQuery(query);
  };
  const told = new Proxy(db, {
    get(target, name) {
      if (name === 'executeQuery') return executeQuery;
      const member: unknown = Reflect.get(target, name, target);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  return { db: told, statements, count: () => count };
}

function isBound(parameter: unknown): boolean {
  return typeof parameter !== 'object' || parameter === null || ArrayBuffer.isView(parameter);
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
