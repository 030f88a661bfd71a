import { AppError } from '@/lib/domain/errors';

/** What is answered to a person who has not proved lately who they are; the page asks them then, and sends the same once more. */
export function notConfirmed(): AppError {
  return new AppError(
    'confirmation-required',
    'What changes who has access has to be confirmed by whoever does it, and that was not done in the last ten minutes. Nothing was changed: confirm it when you are asked.',
  );
}
