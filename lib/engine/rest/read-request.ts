import type { z } from 'zod';
import { AppError } from '@/lib/domain/errors';
import { readPairs, readParameters, type Parameters } from '../http/read-parameters';

/** Bytes of a body at most. */
const BODY_LIMIT = 10 * 1000 * 1000;

/**
 * Reads what a request says, in its query and in its body; the body's word counts where both speak.
 * @throws AppError `bad-request`, `too-large`, and `invalid` with the parameter as path.
 */
export async function readRequestAs<T>(schema: z.ZodType<T>, request: Request, url: URL): Promise<T> {
  const hasBody = request.method === 'POST' || request.method === 'PUT';
  const body: Parameters = hasBody ? await readParameters(request, BODY_LIMIT) : new Map();
  return parseAs(schema, new Map([...readPairs(url.search), ...body]));
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
