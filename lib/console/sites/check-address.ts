import { AppError } from '@/lib/domain/errors';
import { readSiteUrl } from '@/lib/domain/outbound-url';
import type { ConsoleContext } from '../context';

/** The origin of a site's address as somebody typed it. @throws AppError `invalid`, with the sentence at `baseUrl`. */
export function checkAddress(ctx: Pick<ConsoleContext, 'addressPolicy'>, text: string): string {
  const read = readSiteUrl(text, ctx.addressPolicy);
  if (read.ok) return read.url.origin;
  throw new AppError('invalid', `Nothing was changed. ${read.problem}`, {
    problems: [{ path: 'baseUrl', message: read.problem }],
  });
}
