import type { z } from 'zod';
import type { modelsView, ModelView, SiteSettingsView } from '@/lib/domain/api/built-in-site-views';
import type { oauthClientsView } from '@/lib/domain/api/oauth-clients';
import { SCOPES } from '@/lib/domain/oauth-scopes';
import { loadCatalog } from '@/lib/engine/load-catalog';
import { readModel } from '@/lib/engine/models/read-model';
import { listClients } from '@/lib/engine/oauth/list-clients';
import { readSiteSettings } from '@/lib/engine/settings/site-settings';
import { ownClientId } from './own-application';
import type { Runtime } from './runtime';

/** The settings an admin may change, and the version they have. */
export async function siteSettingsOf({ database }: Runtime): Promise<SiteSettingsView> {
  const {
    modelsVersion: _models,
    alertsVersion: _alerts,
    ...settings
  } = await readSiteSettings(database.kysely);
  return settings;
}

export async function modelsOf({ database }: Runtime): Promise<z.infer<typeof modelsView>> {
  const { catalog } = await loadCatalog(database, database.kysely);
  return {
    models: [...catalog.models.values()].map(({ name, label, table, fields, states, transitions }) => ({
      name,
      label,
      table,
      fields: fields.length,
      customFields: fields.filter((field) => field.custom).length,
      states: states.length,
      allMovesAllowed: transitions === undefined,
    })),
  };
}

export async function modelOf(runtime: Runtime, name: string): Promise<ModelView> {
  const { model, version, states } = await readModel(runtime.engine, name);
  const { models } = await modelsOf(runtime);
  return {
    name: model.name,
    label: model.label,
    table: model.table,
    version,
    fields: [...model.fields],
    states,
    transitions: model.transitions === undefined ? null : copyOf(model.transitions),
    models: models.map((other) => other.name),
  };
}

export async function oauthClientsOf(runtime: Runtime): Promise<z.infer<typeof oauthClientsView>> {
  const own = await ownClientId(runtime);
  const clients = await listClients(runtime.engine);
  return {
    clients: clients.map((client) => ({
      ...client,
      scopes: SCOPES.filter((scope) => client.scopes.includes(scope)),
      isOwn: client.clientId === own,
    })),
  };
}

function copyOf(transitions: Readonly<Record<string, readonly string[]>>): Record<string, string[]> {
  return Object.fromEntries(Object.entries(transitions).map(([from, targets]) => [from, [...targets]]));
}
