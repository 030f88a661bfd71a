import { findAct } from '@/lib/db/queries/activity/find-act';
import type { ActView } from '@/lib/domain/api/activity';
import { AppError } from '@/lib/domain/errors';
import { may } from '@/lib/domain/policies';
import type { ActContext } from '../context';
import { toActView } from './act-view';
import { targetPathOf } from './target-path';

/** One entry, with where to find what it is about. @throws AppError `not-found` */
export async function getAct(ctx: ActContext, id: number): Promise<ActView> {
  const row = await findAct(ctx.database.kysely, id);
  if (row === undefined)
    throw new AppError(
      'not-found',
      'There is no such entry in the activity log. It may have been removed by age.',
    );
  const view = toActView(row, may(ctx.actor.role, 'activity.read-addresses'));
  return { ...view, targetPath: await targetPathOf(ctx, view.target) };
}
