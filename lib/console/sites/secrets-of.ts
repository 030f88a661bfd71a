import type { Row } from '@/lib/db/schema';
import { isAppError } from '@/lib/domain/errors';
import type { ConsoleContext } from '../context';
import { clientOf } from './client-of';

/**
 * What a site is sent that no sentence of ours may hold; nothing where its credentials are missing or cannot be read, since nothing is sent
 * then.
 */
export function secretsOf(ctx: ConsoleContext, site: Row<'site'>): readonly string[] {
  try {
    return clientOf(ctx, site).secrets();
  } catch (error) {
    if (isAppError(error)) return [];
    throw error;
  }
}
