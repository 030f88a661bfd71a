import type { z } from 'zod';
import type { BodyShare } from '@/lib/domain/body-room';
import { AppError } from '@/lib/domain/errors';
import { inTurn, isLong } from '../http/in-turn';
import { readPairs, readParameters, type Parameters } from '../http/read-parameters';

/** Bytes of a body at most. */
const BODY_LIMIT = 10 * 1000 * 1000;

/** A request as it came, and the share of the room for bodies that it has. */
export interface Incoming {
  /** Looks again whether whoever asks still may. @throws AppError `unauthenticated`, `forbidden` */
  askAgain(): Promise<void>;
  request: Request;
  url: URL;
  share: BodyShare;
}

/**
 * Reads what a request says, in its query and in its body; the body's word counts where both speak. A body arrives as slowly as its sender
 * likes: who was revoked meanwhile is let do nothing with it.
 * @throws AppError `bad-request`, `too-large`, `unauthenticated`, `forbidden`, what the share throws, and `invalid` with the parameter as path.
 */
export async function readRequestAs<T>(schema: z.ZodType<T>, incoming: Incoming): Promise<T> {
  const { request, url, share, askAgain } = incoming;
  const hasBody = request.method === 'POST' || request.method === 'PUT';
  const body: Parameters = hasBody ? await readParameters(request, BODY_LIMIT, share) : new Map();
  if (hasBody) await askAgain();
  const asked = new Map([...readPairs(url.search), ...body]);
  // A form has its JSON in texts, which the schema parses.
  return inTurn([...body.values()].find(isLong), () => parseAs(schema, asked));
}

function parseAs<T>(schema: z.ZodType<T>, parameters: Parameters): T {
  const parsed = schema.safeParse(Object.fromEntries(parameters));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({
    path: issue.path.map(pathPart).join(''),
    message: issue.message,
  }));
  const [first] = problems;
  throw new AppError('invalid', `Nothing was done. At ${first?.path ?? ''}: ${first?.message ?? ''}`, {
    problems,
  });
}

/** `cols[2]`, `data.name`. */
function pathPart(part: PropertyKey, index: number): string {
  if (typeof part === 'number') return `[${part}]`;
  return index === 0 ? String(part) : `.${String(part)}`;
}
