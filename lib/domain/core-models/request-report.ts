import { defineModel } from '@/lib/domain/core-models/define-model';

/** Its workflow states are our choice: an admin of Fluxx defines those of each model. */
export const requestReport = defineModel({
  name: 'request_report',
  table: 'request_reports',
  label: 'Report',
  states: ['new', 'due', 'submitted', 'in_review', 'approved', 'closed'],
  columns: {
    id: 'integer',
    approved_at: 'datetime',
    created_at: 'datetime',
    created_by_id: 'integer',
    deleted_at: 'datetime',
    due_at: 'datetime',
    evaluation_rating: 'integer',
    grantee_progress_report_period: 'integer',
    grantee_progress_report_sub_period: 'integer',
    report: 'string',
    report_type: 'string',
    request_id: 'integer',
    state: 'string',
    updated_at: 'datetime',
    updated_by_id: 'integer',
  },
  relations: {
    created_by_id: 'user',
    request_id: 'grant_request',
    updated_by_id: 'user',
  },
});
