/** What an admin can do with an import. Each is sent once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import {
  importDetailView,
  type CheckImportInput,
  type ImportDetail,
  type StartImportInput,
} from '@/lib/domain/api/imports';
import { postJson } from './fetcher';
import { importKeys, importPath } from './queries/imports';

export function useCheckImport(id: string) {
  return useImportAct(id, (input: CheckImportInput) =>
    postJson(`${importPath(id)}/check`, input, importDetailView),
  );
}

export function useStartImport(id: string) {
  return useImportAct(id, (input: StartImportInput) =>
    postJson(`${importPath(id)}/start`, input, importDetailView),
  );
}

export function useResumeImport(id: string) {
  return useImportAct(id, () => postJson(`${importPath(id)}/resume`, {}, importDetailView));
}

export function useStopImport(id: string) {
  return useImportAct(id, () => postJson(`${importPath(id)}/stop`, {}, importDetailView));
}

function useImportAct<Input>(id: string, send: (input: Input) => Promise<ImportDetail>) {
  const client = useQueryClient();
  const queryKey = importKeys.one(id);
  return useMutation({
    mutationFn: send,
    onSuccess: (answer) => client.setQueryData(queryKey, answer),
    onError: () => client.invalidateQueries({ queryKey }),
  });
}
