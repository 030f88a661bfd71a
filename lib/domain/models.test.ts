import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from '@/lib/domain/field-types';
import { findField } from '@/lib/domain/find-field';
import { CORE_MODELS } from '@/lib/domain/models';

const names = CORE_MODELS.map((model) => model.name);

describe('the core models', () => {
  it('are the nine of which columns are known, each under its own name and table', () => {
    expect(names.toSorted()).toEqual([
      'grant_request',
      'initiative',
      'organization',
      'program',
      'request_report',
      'request_transaction',
      'sub_program',
      'user',
      'user_organization',
    ]);
    expect(new Set(CORE_MODELS.map((model) => model.table)).size).toBe(CORE_MODELS.length);
  });

  it.each(CORE_MODELS)('$name has an id and its two timestamps, and no field twice', (model) => {
    expect(findField(model, 'id')?.type).toBe('integer');
    expect(findField(model, 'created_at')?.type).toBe('datetime');
    expect(findField(model, 'updated_at')?.type).toBe('datetime');
    expect(new Set(model.fields.map((field) => field.name)).size).toBe(model.fields.length);
  });

  it('point by integer ids at models that exist', () => {
    const pointing = CORE_MODELS.flatMap((model) => model.fields.filter((field) => field.relation !== null));
    const isBroken = ({ relation, type }: FieldDefinition) =>
      type !== 'integer' || !names.includes(relation ?? '');
    expect(pointing).not.toEqual([]);
    expect(pointing.filter(isBroken)).toEqual([]);
  });

  it('keep the state as text exactly where there is a workflow', () => {
    const kinds = CORE_MODELS.map((model) => [
      findField(model, 'state')?.type === 'string',
      model.states.length > 0,
    ]);
    expect(kinds.filter(([isText, hasWorkflow]) => isText !== hasWorkflow)).toEqual([]);
  });
});
