import { AppError } from '@/lib/domain/errors';
import { handle } from '@/lib/server/handle';

export const dynamic = 'force-dynamic';

/** Every address that no other route has: programs get the same kind of answer there as everywhere else, not a page. */
const nothing = handle({ action: 'public' }, () =>
  Promise.reject(new AppError('not-found', 'There is nothing at this address. Nothing was changed.')),
);

export { nothing as GET, nothing as POST, nothing as PUT, nothing as PATCH, nothing as DELETE };
