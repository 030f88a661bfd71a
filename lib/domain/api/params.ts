import { z } from 'zod';

/** The id in an address such as `/queues/{id}`: a UUID of the console's own. */
export const idParams = z.object({ id: z.uuid() });

/** The id in `/sites/{id}`: a UUID, or the one name of the site this program contains. */
export const siteParams = z.object({ id: z.union([z.uuid(), z.literal('built-in')]) });

/** The secret of a link, as somebody opened it. */
export const linkParams = z.object({ token: z.string() });
