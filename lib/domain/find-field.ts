import type { FieldDefinition, ModelDefinition } from '@/lib/domain/field-types';

/** The model's field of that exact name, custom fields included. */
export function findField(model: Pick<ModelDefinition, 'fields'>, name: string): FieldDefinition | undefined {
  return model.fields.find((field) => field.name === name);
}
