import * as mini from 'zod/mini';
import { z } from 'zod';

/** Who sees stored payloads, besides operators and admins. */
export const payloadAccessInput = z.strictObject({ viewersSeePayloads: z.boolean() });

export const payloadAccessResponse = mini.object({ viewersSeePayloads: mini.boolean() });
