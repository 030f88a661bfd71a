import { defineModel } from '@/lib/domain/core-models/define-model';

export const program = defineModel({
  name: 'program',
  table: 'programs',
  label: 'Program',
  states: [],
  columns: {
    id: 'integer',
    created_at: 'datetime',
    description: 'text',
    name: 'string',
    request_round: 'integer',
    retired: 'boolean',
    updated_at: 'datetime',
  },
  relations: {},
});
