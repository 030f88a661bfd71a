import { z } from 'zod';

/** What somebody types into the palette: part of a queue's name, its site, a Queue UUID, a Job UUID. */
export const placesQuery = z.object({
  text: z.string().trim().min(1, 'Type what you look for.').max(200),
});
