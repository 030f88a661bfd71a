import type { z } from 'zod';
import type { listAnswer, restEntry } from './wire';

export type RestEntry = z.infer<typeof restEntry>;

/** One page and the number of all entries. */
export interface Page {
  entries: readonly RestEntry[];
  total: number;
  changes?: z.infer<typeof listAnswer>['changes'];
}

/** The body of a list. A list without entries has one page, which is empty. */
export function writeList(model: string, page: Page, asked: { page: number; per_page: number }): string {
  const answer: z.infer<typeof listAnswer> = {
    records: { [model]: [...page.entries] },
    total_pages: Math.max(1, Math.ceil(page.total / asked.per_page)),
    total_entries: page.total,
    current_page: asked.page,
    per_page: asked.per_page,
    changes: page.changes,
  };
  return JSON.stringify(answer);
}
