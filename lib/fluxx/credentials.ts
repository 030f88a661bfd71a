import { z } from 'zod';

/** What a site asks for: an OAuth application's id and secret, or a token that is used as it is. */
export const siteCredentials = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('client'), clientId: z.string().min(1), clientSecret: z.string().min(1) }),
  z.object({ kind: z.literal('bearer'), token: z.string().min(1) }),
]);

export type SiteCredentials = z.infer<typeof siteCredentials>;
