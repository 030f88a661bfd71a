import * as mini from 'zod/mini';
import { z } from 'zod';
import { ROLES } from '../actor';
import { boardOptionsInput, boardOptionsView } from './board-options';

/** What the console API takes and answers about API tokens and kiosk links; gateway tokens share the beginning. */

export const LONGEST_TOKEN_DAYS = 3650;

export const tokenName = z
  .string()
  .trim()
  .min(1, 'Give it a name, for example that of the program or place it is for.')
  .max(100, 'A name has at most 100 characters.')
  // Neither can be stored by PostgreSQL.
  .regex(/^[^\0\p{Surrogate}]*$/u, 'A name has no NUL character and no half of a character.');

/** Null or left out: it does not end by itself. */
export const expiresInDays = z
  .int('A number of days is a whole number.')
  .min(1, 'It has to be good for a day at least.')
  .max(LONGEST_TOKEN_DAYS, 'It can be good for ten years at most.')
  .nullish();

export const apiTokenInput = z.strictObject({
  name: tokenName,
  role: z.enum(ROLES, 'Choose what it may do: viewer, operator or admin.'),
  expiresInDays,
});

export const kioskLinkInput = z.strictObject({
  name: tokenName,
  expiresInDays,
  board: boardOptionsInput.optional(),
});

const time = mini.int();

export const tokenView = mini.object({
  id: mini.string(),
  name: mini.string(),
  /** Its beginning, by which people recognise it. */
  hint: mini.string(),
  createdAt: time,
  createdBy: mini.string(),
  /** Null when it does not end by itself. */
  expiresAt: mini.nullable(time),
  /** To the minute; null when it was never used. */
  lastUsedAt: mini.nullable(time),
  lastAddress: mini.nullable(mini.string()),
  revokedAt: mini.nullable(time),
  revokedBy: mini.nullable(mini.string()),
});

export const apiTokenView = mini.extend(tokenView, { role: mini.enum(ROLES) });

export const apiTokensResponse = mini.object({ tokens: mini.array(apiTokenView), now: time });

export const apiTokenCreated = mini.object({
  token: apiTokenView,
  /** The token itself. It is shown here and never again. */
  secret: mini.string(),
});

export const kioskLinkView = mini.extend(tokenView, { board: boardOptionsView });

export const kioskLinksResponse = mini.object({ links: mini.array(kioskLinkView), now: time });

export const kioskLinkCreated = mini.object({
  link: kioskLinkView,
  /** The link’s path, which holds its token. It is shown here and never again. */
  path: mini.string(),
});

export type ApiTokenInput = z.infer<typeof apiTokenInput>;
export type KioskLinkInput = z.infer<typeof kioskLinkInput>;
export type TokenView = mini.infer<typeof tokenView>;
export type KioskLinkView = mini.infer<typeof kioskLinkView>;
export type ApiTokenView = mini.infer<typeof apiTokenView>;
export type ApiTokenCreated = mini.infer<typeof apiTokenCreated>;
export type KioskLinkCreated = mini.infer<typeof kioskLinkCreated>;
