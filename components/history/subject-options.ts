import type { HistorySubjects } from '@/lib/domain/api/history';
import { shorten } from '@/lib/domain/shorten';

/** A choice that long would not fit into a list. */
const LONGEST_NAME = 80;

interface Option {
  value: string;
  label: string;
}

export function siteOptions({ sites }: HistorySubjects): Option[] {
  return sites.map(({ id, name, removed }) => ({
    value: id,
    label: labelOf(shorten(name, LONGEST_NAME), removed),
  }));
}

/** The queues of a site, or of all: then each has its site beside its name, where there are several. */
export function queueOptions({ sites, queues }: HistorySubjects, site: string): Option[] {
  const namesSites = site === '' && sites.length > 1;
  const siteNames = new Map(sites.map(({ id, name }) => [id, name]));
  return queues
    .filter(({ siteId }) => site === '' || siteId === site)
    .map(({ id, name, siteId, removed }) => {
      const siteName = namesSites ? siteNames.get(siteId) : undefined;
      const words =
        siteName === undefined
          ? shorten(name, LONGEST_NAME)
          : `${shorten(name, LONGEST_NAME)} · ${shorten(siteName, LONGEST_NAME)}`;
      return { value: id, label: labelOf(words, removed) };
    });
}

function labelOf(words: string, removed: boolean): string {
  return removed ? `${words} (removed)` : words;
}
