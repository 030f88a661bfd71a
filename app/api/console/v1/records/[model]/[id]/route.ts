import { deleteRecordInput, recordParams, updateRecordInput } from '@/lib/domain/api/record-inputs';
import { deleteRecord } from '@/lib/engine/records/delete-record';
import { getRecord } from '@/lib/engine/records/get-record';
import { saveRecord } from '@/lib/engine/records/save-record';
import { recordResponse, recordSavedResponse } from '@/lib/domain/api/records';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'record.read', summary: 'One record.', answer: recordResponse, params: recordParams },
  async ({ context, params }) => getRecord(context.engine, params),
);

export const PUT = handle(
  {
    action: 'record.write',
    summary: 'Changes a record; refused when somebody changed it since it was read.',
    answer: recordSavedResponse,
    params: recordParams,
    input: updateRecordInput,
  },
  async ({ context, actor, params, input }) => {
    const { id, version } = await saveRecord(context.engine, { ...params, ...input }, actor);
    return { id, version };
  },
);

export const DELETE = handle(
  { action: 'record.write', summary: 'Deletes a record.', params: recordParams, input: deleteRecordInput },
  async ({ context, actor, params, input }) => deleteRecord(context.engine, { ...params, ...input }, actor),
);
