import * as mini from 'zod/mini';
import { z } from 'zod';
import { WALL_THEMES } from '../wall';

/** What whoever makes a kiosk link may say about its board; what is left out is as `BOARD_DEFAULTS` has it. */
export const boardOptionsInput = z.strictObject({
  title: z
    .string()
    .trim()
    .max(60, 'A title has at most 60 characters: it is to be read across a room.')
    // Neither can be stored by PostgreSQL.
    .regex(/^[^\0\p{Surrogate}]*$/u, 'A title has no NUL character and no half of a character.')
    .nullish(),
  siteIds: z.array(z.uuid('This is not the id of a site.')).max(200, 'Name 200 sites at most.').optional(),
  secondsPerPage: z
    .int('A number of seconds is a whole number.')
    .min(5, 'A page stays for 5 seconds at least.')
    .max(600, 'A page stays for 10 minutes at most.')
    .optional(),
  theme: z.enum(WALL_THEMES, 'Choose dark or light.').optional(),
});

export const boardOptionsView = mini.object({
  title: mini.nullable(mini.string()),
  siteIds: mini.array(mini.string()),
  secondsPerPage: mini.int(),
  theme: mini.enum(WALL_THEMES),
});

export type BoardOptionsInput = z.infer<typeof boardOptionsInput>;
