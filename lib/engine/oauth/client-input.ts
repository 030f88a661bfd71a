import { z } from 'zod';
import { AppError, type FieldProblem } from '@/lib/domain/errors';
import { SCOPES, type Scope } from '@/lib/domain/oauth-scopes';

/** What an admin says of an OAuth application. */
export interface ClientInput {
  name: string;
  /** What it may do; everything unless told. */
  scopes?: readonly string[];
}

const NAME = 'An application has a name of 1 to 200 characters.';
const CHOICE = `What it may do is one or more of: ${SCOPES.join(', ')}.`;

const schema = z.object({
  name: z
    .string(NAME)
    .trim()
    .min(1, NAME)
    .max(200, NAME)
    .refine((text) => !text.includes('\0'), NAME),
  scopes: z.array(z.enum(SCOPES, CHOICE), CHOICE).min(1, CHOICE),
});

/** @throws AppError `invalid` naming `name` or `scopes`. */
export function readClientInput(input: ClientInput, sentence: string): { name: string; scopes: Scope[] } {
  const parsed = schema.safeParse({ name: input.name, scopes: input.scopes ?? SCOPES });
  if (parsed.success) return { ...parsed.data, scopes: inOrder(parsed.data.scopes) };
  const problems: FieldProblem[] = parsed.error.issues.map(({ path, message }) => ({
    path: String(path[0]),
    message,
  }));
  throw new AppError('invalid', `${sentence} ${problems[0]?.message ?? ''}`.trim(), { problems });
}

function inOrder(scopes: readonly Scope[]): Scope[] {
  return SCOPES.filter((scope) => scopes.includes(scope));
}
