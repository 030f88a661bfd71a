import { AppError } from '@/lib/domain/errors';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses to change anything for a page that is not ours. A browser says where a request comes from in `Origin`, or in
 * `Sec-Fetch-Site`, and no page can write either.
 * @param origins the ones people open the console at.
 * @throws AppError `forbidden`.
 */
export function requireSameOrigin(request: Request, origins: readonly string[]): void {
  if (SAFE_METHODS.has(request.method)) return;
  if (request.headers.get('sec-fetch-site') === 'same-origin') return;
  const origin = request.headers.get('origin');
  if (origin !== null && origins.includes(origin)) return;
  throw new AppError(
    'forbidden',
    `This request did not come from a page of this console, which is at ${origins.join(' and ')}. Nothing was changed: open it there, or set APP_URL to the address you use.`,
  );
}
