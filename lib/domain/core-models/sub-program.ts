import { defineModel } from '@/lib/domain/core-models/define-model';

export const subProgram = defineModel({
  name: 'sub_program',
  table: 'sub_programs',
  label: 'Sub-program',
  states: [],
  columns: {
    id: 'integer',
    created_at: 'datetime',
    description: 'text',
    name: 'string',
    program_id: 'integer',
    request_round: 'integer',
    retired: 'boolean',
    updated_at: 'datetime',
  },
  relations: {
    program_id: 'program',
  },
});
