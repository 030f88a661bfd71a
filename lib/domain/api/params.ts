import { z } from 'zod';

/** The id in an address such as `/queues/{id}`: a UUID of the console's own. */
export const idParams = z.object({ id: z.uuid() });
