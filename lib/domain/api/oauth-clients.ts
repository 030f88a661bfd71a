import { z } from 'zod';
import * as mini from 'zod/mini';
import { SCOPES } from '../oauth-scopes';

const name = z
  .string()
  .trim()
  .min(1, 'Give the application a name.')
  .max(200, 'A name has at most 200 characters.');
const scopes = z.array(z.enum(SCOPES)).min(1, 'Allow at least one thing.');

export const createClientInput = z.strictObject({ name, scopes });
export const updateClientInput = z.strictObject({ name, scopes, seenVersion: z.int() });
export const clientParams = z.object({ clientId: z.string().max(200) });

export type CreateClientInput = z.infer<typeof createClientInput>;
export type UpdateClientInput = z.infer<typeof updateClientInput>;

export const oauthClientView = mini.object({
  clientId: mini.string(),
  name: mini.string(),
  scopes: mini.array(mini.enum(SCOPES)),
  createdAt: mini.int(),
  /** To the minute. */
  lastUsedAt: mini.nullable(mini.int()),
  revokedAt: mini.nullable(mini.int()),
  version: mini.int(),
  /** The console itself reads the built-in site by it: it can be neither changed nor revoked here. */
  isOwn: mini.boolean(),
});

export const oauthClientsView = mini.object({ clients: mini.array(oauthClientView) });

/** The only answer with a secret in it; it is not kept and cannot be asked again. */
export const newSecretView = mini.object({ clientId: mini.string(), clientSecret: mini.string() });

export type OauthClientView = mini.infer<typeof oauthClientView>;
export type NewSecret = mini.infer<typeof newSecretView>;
