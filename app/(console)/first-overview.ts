import { headers } from 'next/headers';
import {
  createLoader,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
  type SearchParams,
} from 'nuqs/server';
import { GET } from '@/app/api/console/v1/overview/route';
import { firstScreenfulOf, type FirstScreenful } from '@/components/overview/first-screenful';
import { sortOf, viewParts, wantedOf } from '@/components/overview/view-of-address';
import { overviewAnswer } from '@/lib/client/overview-answer';
import { isPhone } from '@/lib/http/is-phone';
import { askFirst, isWholePage } from '@/lib/server/first-answer';

const viewOf = createLoader(viewParts({ parseAsArrayOf, parseAsString, parseAsStringLiteral }));

/**
 * The rows that the overview is drawn with; null where it begins with the browser's own reading: on a move within the console, on the
 * first run, beside news of sample data, and where it is refused. All rows would weigh more than the page: the browser reads those.
 */
export async function firstOverview(searchParams: Promise<SearchParams>): Promise<FirstScreenful | null> {
  if (!(await isWholePage())) return null;
  const checked = await overviewAnswer['~standard'].validate(await askFirst({ get: GET }));
  if (!('value' in checked)) return null;
  const { queues, sampleData } = checked.value;
  if (queues.length === 0 || sampleData !== 'none') return null;
  const parts = await viewOf(searchParams);
  const forPhone = isPhone(await headers());
  return firstScreenfulOf(queues, { wanted: wantedOf(parts), sort: sortOf(parts), forPhone });
}
