import { AppError } from '@/lib/domain/errors';
import type { AuthContext } from '../context';

const PATH = '/api/auth/openid/callback';

/** Where a provider may send browsers back to: one for each address people open the console at. To be registered there. */
export function redirectUris({ origins }: Pick<AuthContext, 'origins'>): string[] {
  return origins.map((origin) => `${origin}${PATH}`);
}

/**
 * The one for the address this browser is at: its cookies go nowhere else.
 * @throws AppError `conflict` when the console is opened at an address it does not know to be its own.
 */
export function redirectUriAt({ origins }: Pick<AuthContext, 'origins'>, origin: string | null): string {
  if (origin !== null && origins.includes(origin)) return `${origin}${PATH}`;
  throw new AppError(
    'conflict',
    `The provider sends people back to ${origins.join(' or ')}, and this page was opened somewhere else. Nothing was changed: open the console there, or set APP_URL to the address you use.`,
  );
}
