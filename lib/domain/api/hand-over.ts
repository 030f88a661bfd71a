import { z } from 'zod';

/** `handedOver`: marks the job for the integration, or takes that back while it has not fetched it. */
export const handOverInput = z.strictObject({ handedOver: z.boolean() });

export type HandOverInput = z.infer<typeof handOverInput>;
