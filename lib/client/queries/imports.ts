/** The queries of imports. */
import { importDetailView, importProblemsView, importsView } from '@/lib/domain/api/imports';
import { getJson } from '../fetcher';

const PATH = '/api/console/v1/imports';
/** While something goes on. */
const LIVE = 1_000;
const CALM = 10_000;

export const importKeys = {
  ofModel: (model: string) => ['imports', model],
  one: (id: string) => ['import', id],
  problems: (id: string, bad: number) => ['import', id, 'problems', bad],
} as const;

interface Context {
  signal: AbortSignal;
}

export const importQueries = {
  ofModel: (model: string) => ({
    queryKey: importKeys.ofModel(model),
    queryFn: ({ signal }: Context) =>
      getJson(`${PATH}?model=${encodeURIComponent(model)}`, importsView, signal),
    every: CALM,
  }),
  one: (id: string, isMoving: boolean) => ({
    queryKey: importKeys.one(id),
    queryFn: ({ signal }: Context) => getJson(importPath(id), importDetailView, signal),
    every: isMoving ? LIVE : CALM,
  }),
  /** The first hundred; `bad` is part of the key, so that they are read again when there are more. */
  problems: (id: string, bad: number) => ({
    queryKey: importKeys.problems(id, bad),
    queryFn: ({ signal }: Context) => getJson(`${importPath(id)}/problems`, importProblemsView, signal),
  }),
};

export function importPath(id: string): string {
  return `${PATH}/${encodeURIComponent(id)}`;
}

export function uploadPath(model: string, fileName: string): string {
  return `${PATH}?${new URLSearchParams({ model, name: fileName.slice(0, 300) }).toString()}`;
}
