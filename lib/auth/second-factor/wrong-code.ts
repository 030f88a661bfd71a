import { AppError } from '@/lib/domain/errors';

/** A code that does not count, said beside its field. */
export function wrongCode(message: string): AppError {
  return new AppError('invalid', message, { problems: [{ path: 'code', message }] });
}
