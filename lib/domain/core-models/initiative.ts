import { defineModel } from '@/lib/domain/core-models/define-model';

export const initiative = defineModel({
  name: 'initiative',
  table: 'initiatives',
  label: 'Initiative',
  states: [],
  columns: {
    id: 'integer',
    created_at: 'datetime',
    description: 'text',
    name: 'string',
    retired: 'boolean',
    sub_program_id: 'integer',
    updated_at: 'datetime',
  },
  relations: {
    sub_program_id: 'sub_program',
  },
});
