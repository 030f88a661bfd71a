import type { SiteChangeInput } from '@/lib/domain/api/site-inputs';
import { ApiError } from '@/lib/client/fetcher';

/** What is typed about a site. */
export interface SiteTyped {
  name: string;
  baseUrl: string;
  kind: 'client' | 'bearer';
  clientId: string;
  /** The client secret, or the token. Empty keeps the one that is stored. */
  secret: string;
  sameSiteMoved: boolean;
}

export const NOTHING_TYPED: SiteTyped = {
  name: '',
  baseUrl: '',
  kind: 'client',
  clientId: '',
  secret: '',
  sameSiteMoved: false,
};

/** The credentials as the API takes them; undefined when none were typed, so that the kept ones stay. */
export function credentialsOf(typed: SiteTyped): SiteChangeInput['credentials'] {
  if (typed.secret.trim() === '') return undefined;
  return typed.kind === 'client'
    ? { kind: 'client', clientId: typed.clientId, clientSecret: typed.secret }
    : { kind: 'bearer', token: typed.secret };
}

/** The name of a site from its address: `acme` of https://acme.fluxx.io. */
export function nameFrom(baseUrl: string): string {
  if (!URL.canParse(baseUrl)) return '';
  const [first = ''] = new URL(baseUrl).hostname.split('.');
  return first.charAt(0).toUpperCase() + first.slice(1);
}

/** The server's sentence about a field, when an error has one. */
export function problemAt(error: unknown, field: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.problems.find(({ path }) => path === field || path.startsWith(`${field}.`))?.message;
}
