import { z } from 'zod';
import { readJson } from '@/lib/db/json';
import { findProvider } from '@/lib/db/queries/openid/find-provider';
import type { Row } from '@/lib/db/schema';
import { ROLES, type Role } from '@/lib/domain/actor';
import type { RoleRule } from '@/lib/domain/role-mapping';
import { roleOf } from '../accounts/new-account';
import type { OpenIdContext } from './context';

/** The provider with everything that is set about it, but its secret. */
export interface ProviderSettings {
  version: number;
  issuer: string;
  clientId: string;
  /** When issuer, client id or secret last changed. */
  connectionSetAt: number;
  buttonName: string;
  domains: string[];
  roleClaim: string | null;
  roleRules: RoleRule[];
  /** Null refuses whoever no rule fits. */
  otherRole: Role | null;
  linksPasswords: boolean;
  passwordsAllowed: boolean;
  updatedAt: number;
  updatedBy: string;
}

/** The same with the secret: for asking the provider. */
export interface Provider extends ProviderSettings {
  clientSecret: string;
}

const domains = z.array(z.string());
const roleRules = z.array(z.object({ value: z.string(), role: z.enum(ROLES) }));

export function settingsOf(row: Row<'openid_provider'>): ProviderSettings {
  return {
    version: row.version,
    issuer: row.issuer,
    clientId: row.client_id,
    connectionSetAt: row.connection_set_at,
    buttonName: row.button_name,
    domains: domains.parse(readJson<unknown>(row.domains_json)),
    roleClaim: row.role_claim,
    roleRules: roleRules.parse(readJson<unknown>(row.role_rules_json)),
    otherRole: row.other_role === null ? null : roleOf(row.other_role),
    linksPasswords: row.links_passwords !== 0,
    passwordsAllowed: row.passwords_allowed !== 0,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

/** The provider people sign in with; null when none is set up. @throws AppError `internal` when its secret was sealed with another key. */
export async function readProvider(ctx: OpenIdContext): Promise<Provider | null> {
  const row = await findProvider(ctx.database.kysely);
  if (row === undefined) return null;
  return { ...settingsOf(row), clientSecret: ctx.sealer.open(row.client_secret_sealed).toString('utf8') };
}
