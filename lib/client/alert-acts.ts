/** What an admin can do to the alerts of the built-in site. Each act is sent once, whatever becomes of it. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DeleteAlertInput } from '@/lib/domain/api/alert-inputs';
import { alertResponse } from '@/lib/domain/api/alerts';
import { refreshAll } from './acts';
import { deleteWithJson, postJson, putJson } from './fetcher';
import { alertPath, alertsPath, keys } from './queries';

/** Settings under their REST names. */
export type WrittenSettings = Readonly<Record<string, unknown>>;

export interface NewAlert {
  /** Made once by the form, so that a second press of Save makes no second alert. */
  key: string;
  model: string;
  settings: WrittenSettings;
}

export function useCreateAlert() {
  return useAlertAct((alert: NewAlert) => postJson(alertsPath, alert, alertResponse));
}

/** Changes what is named; `version` is the one the person read. */
export function useUpdateAlert() {
  return useAlertAct(({ id, ...change }: { id: number; version: number; settings: WrittenSettings }) =>
    putJson(alertPath(id), change, alertResponse),
  );
}

export function useDeleteAlert() {
  return useAlertAct(({ id, seen }: { id: number } & DeleteAlertInput) =>
    deleteWithJson(alertPath(id), { seen }),
  );
}

function useAlertAct<Input, Answer>(send: (input: Input) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: send,
    // After a failure too: it may have happened, and only fresh data shows it.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.alerts });
      refreshAll(client);
    },
  });
}
