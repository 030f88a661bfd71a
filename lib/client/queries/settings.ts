/** The queries of the pages below Settings that are about the built-in site, and about how people sign in. */
import { fieldUseView, modelsView, modelView, siteSettingsView } from '@/lib/domain/api/built-in-site-views';
import { oauthClientsView } from '@/lib/domain/api/oauth-clients';
import { signInSettingsView } from '@/lib/domain/api/sign-in-settings';
import { getJson } from '../fetcher';

const API = '/api/console/v1';

export const settingsKeys = {
  site: ['settings', 'built-in-site'],
  models: ['settings', 'models'],
  model: (name: string) => ['settings', 'models', name],
  field: (model: string, field: string) => ['settings', 'models', model, 'fields', field],
  applications: ['settings', 'oauth-clients'],
  signIn: ['settings', 'sign-in'],
} as const;

interface Context {
  signal: AbortSignal;
}

export const settingsQueries = {
  site: () => ({
    queryKey: settingsKeys.site,
    queryFn: ({ signal }: Context) => getJson(`${API}/built-in-site/settings`, siteSettingsView, signal),
  }),
  models: () => ({
    queryKey: settingsKeys.models,
    queryFn: ({ signal }: Context) => getJson(`${API}/built-in-site/models`, modelsView, signal),
  }),
  model: (name: string) => ({
    queryKey: settingsKeys.model(name),
    queryFn: ({ signal }: Context) => getJson(modelPath(name), modelView, signal),
  }),
  /** Read anew each time it is asked: what would be lost is shown before it is lost. */
  fieldUse: (model: string, field: string) => ({
    queryKey: settingsKeys.field(model, field),
    queryFn: ({ signal }: Context) => getJson(fieldPath(model, field), fieldUseView, signal),
    staleTime: 0,
  }),
  applications: () => ({
    queryKey: settingsKeys.applications,
    queryFn: ({ signal }: Context) => getJson(`${API}/oauth-clients`, oauthClientsView, signal),
    every: 30_000,
  }),
  signIn: () => ({
    queryKey: settingsKeys.signIn,
    queryFn: ({ signal }: Context) => getJson(signInPath, signInSettingsView, signal),
  }),
};

export const signInPath = `${API}/sign-in`;

export function modelPath(name: string): string {
  return `${API}/built-in-site/models/${encodeURIComponent(name)}`;
}

export function fieldPath(model: string, field: string): string {
  return `${modelPath(model)}/fields/${encodeURIComponent(field)}`;
}

export function applicationPath(clientId: string): string {
  return `${API}/oauth-clients/${encodeURIComponent(clientId)}`;
}
