import { z } from 'zod';
import * as mini from 'zod/mini';
import { IMPORT_MODES, IMPORT_STATES, PROBLEMS_SHOWN } from '../imports';

const name = z.string().max(200);

export const uploadQuery = z.object({ model: name, name: z.string().trim().max(300).default('') });
export const importsQuery = z.object({ model: name });
export const problemsQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(PROBLEMS_SHOWN),
});

export const checkImportInput = z.strictObject({
  fields: z.record(z.string(), z.string().nullable()),
  unknownIds: z.enum(['refuse', 'create']),
});
/** `seenBad`: how many bad rows the person was shown; another number now refuses it. */
export const startImportInput = z.strictObject({
  mode: z.enum(IMPORT_MODES),
  seenBad: z.int().nonnegative(),
});

export type CheckImportInput = z.infer<typeof checkImportInput>;
export type StartImportInput = z.infer<typeof startImportInput>;

const time = mini.int();
const count = mini.int();

export const importView = mini.object({
  id: mini.string(),
  model: mini.string(),
  fileName: mini.string(),
  byteCount: count,
  state: mini.enum(IMPORT_STATES),
  mode: mini.nullable(mini.enum(IMPORT_MODES)),
  /** Asked to stop, and not stopped yet. */
  isStopping: mini.boolean(),
  /** Nobody works on it yet: another import goes first. */
  isWaiting: mini.boolean(),
  rowCount: mini.nullable(count),
  rowsRead: count,
  rowsGood: count,
  rowsBad: count,
  rowsSaved: count,
  problem: mini.nullable(mini.string()),
  createdAt: time,
  createdBy: mini.string(),
  phaseStartedAt: mini.nullable(time),
  phaseStartedRow: count,
  finishedAt: mini.nullable(time),
});

export const importsView = mini.object({ imports: mini.array(importView) });

export const importDetailView = mini.object({
  import: importView,
  /** What the file has; null while it is uploaded. */
  reading: mini.nullable(
    mini.object({
      format: mini.enum(['csv', 'ndjson']),
      delimiter: mini.string(),
      columns: mini.array(mini.string()),
      samples: mini.array(mini.array(mini.string())),
    }),
  ),
  /** As it was chosen, or as it is guessed. */
  mapping: mini.object({
    fields: mini.record(mini.string(), mini.nullable(mini.string())),
    unknownIds: mini.enum(['refuse', 'create']),
  }),
  /** The fields that can be written, by name. */
  fields: mini.array(mini.string()),
  now: time,
});

export const importProblemsView = mini.object({
  problems: mini.array(mini.object({ row: count, column: mini.string(), message: mini.string() })),
});

export type ImportView = mini.infer<typeof importView>;
export type ImportDetail = mini.infer<typeof importDetailView>;
