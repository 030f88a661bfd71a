import { AppError } from '@/lib/domain/errors';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { quoteInput } from '@/lib/domain/quote-input';
import type { ModelCatalog } from './load-models';

/** @throws AppError `not-found` naming the model. */
export function modelOf(catalog: ModelCatalog, name: string): ModelDefinition {
  const model = catalog.models.get(name);
  if (model === undefined)
    throw new AppError(
      'not-found',
      `The model ${quoteInput(name)} does not exist on this site. Nothing was changed.`,
    );
  return model;
}
