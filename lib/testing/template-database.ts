declare module 'vitest' {
  export interface ProvidedContext {
    /** `postgres://…`, without a database's name. */
    postgresUrl: string;
    /** A migrated, empty file. */
    sqliteTemplate: string;
  }
}

/** The name of the migrated, empty database on PostgreSQL. */
export const TEMPLATE_DATABASE = 'migrated_template';
