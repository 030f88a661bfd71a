import type { KioskLinkCreated, KioskLinkInput } from '@/lib/domain/api/tokens';
import { AppError } from '@/lib/domain/errors';
import { WALL_PATH } from '@/lib/domain/wall';
import type { AuthActContext } from '../context';
import { addToken } from './add-token';
import { listKioskLinks } from './list-kiosk-links';

/** Makes a link that opens the board on a screen where nobody signs in. @throws AppError `forbidden`. */
export async function createKioskLink(ctx: AuthActContext, input: KioskLinkInput): Promise<KioskLinkCreated> {
  const { id, secret } = await addToken(ctx, { kind: 'kiosk', role: null, ...input });
  const link = (await listKioskLinks(ctx)).find((one) => one.id === id);
  if (link === undefined) throw new AppError('internal', 'The link is not in the database.');
  return { link, path: `${WALL_PATH}/${secret}` };
}
