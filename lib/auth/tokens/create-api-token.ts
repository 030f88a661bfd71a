import type { ApiTokenCreated, ApiTokenInput } from '@/lib/domain/api/tokens';
import { AppError } from '@/lib/domain/errors';
import type { AuthActContext } from '../context';
import { addToken } from './add-token';
import { listApiTokens } from './list-api-tokens';

/** Makes a token with which a program uses the console API. @throws AppError `forbidden`. */
export async function createApiToken(ctx: AuthActContext, input: ApiTokenInput): Promise<ApiTokenCreated> {
  const { id, secret } = await addToken(ctx, { kind: 'api', ...input });
  const token = (await listApiTokens(ctx)).find((one) => one.id === id);
  if (token === undefined) throw new AppError('internal', 'The token is not in the database.');
  return { token, secret };
}
