/** What a person can do to records of the built-in site. Each act is sent once. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { recordSavedResponse } from '@/lib/domain/api/records';
import type { RecordValuesInput } from '@/lib/domain/api/record-inputs';
import { deleteWithJson, postJson, putJson } from './fetcher';
import { modelPath, recordKeys, recordPath } from './queries/records';

export function useCreateRecord(model: string) {
  return useRecordAct((values: RecordValuesInput) =>
    postJson(modelPath(model), { values }, recordSavedResponse),
  );
}

/** Saves fields of a record as it was at `version`; a newer one refuses it. */
export function useUpdateRecord(model: string, id: number) {
  return useRecordAct((input: { version: number; values: RecordValuesInput }) =>
    putJson(recordPath(model, id), input, recordSavedResponse),
  );
}

export function useDeleteRecord(model: string, id: number) {
  return useRecordAct((input: { version: number }) => deleteWithJson(recordPath(model, id), input));
}

function useRecordAct<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    networkMode: 'always',
    // After a failure too: it may have happened, and only fresh data shows it.
    onSettled: () => client.invalidateQueries({ queryKey: recordKeys.all }),
  });
}
