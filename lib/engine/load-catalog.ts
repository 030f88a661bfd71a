import type { Database, Queryable } from '@/lib/db/database';
import { loadModels, type ModelCatalog } from './models/load-models';
import { readSiteSettings, type SiteSettings } from './settings/site-settings';

/** What every save and call starts from: settings and models as committed when it began. */
export interface SiteCatalog {
  settings: SiteSettings;
  catalog: ModelCatalog;
}

/** Reads them in `db`, which is the transaction where there is one: one small query while nothing has changed. */
export async function loadCatalog(database: Database, db: Queryable): Promise<SiteCatalog> {
  const settings = await readSiteSettings(db);
  return { settings, catalog: await loadModels(database, db, settings.modelsVersion) };
}
