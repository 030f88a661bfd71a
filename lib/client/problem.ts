import type { FieldProblem } from '@/lib/domain/errors';
import { isRecord } from './answer-schema';

/** A problem document (RFC 9457) with our additions. */
interface ProblemDocument {
  title: string;
  detail: string | undefined;
  code: string | undefined;
  problems: readonly FieldProblem[] | undefined;
}

/** @returns null for what is no problem document, such as the page of a proxy. */
export function readProblem(value: unknown): ProblemDocument | null {
  if (!isRecord(value)) return null;
  const { title, detail, code, problems } = value;
  if (typeof title !== 'string' || !isTextOrLeftOut(detail) || !isTextOrLeftOut(code)) return null;
  if (problems !== undefined && !isFieldProblems(problems)) return null;
  return { title, detail, code, problems };
}

function isTextOrLeftOut(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function isFieldProblems(value: unknown): value is readonly FieldProblem[] {
  return Array.isArray(value) && value.every(isFieldProblem);
}

function isFieldProblem(value: unknown): value is FieldProblem {
  return isRecord(value) && typeof value['path'] === 'string' && typeof value['message'] === 'string';
}
