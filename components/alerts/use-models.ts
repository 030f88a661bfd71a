import { useMemo } from 'react';
import { queries, useLive } from '@/lib/client/queries';
import type { FilterSetting } from './filter/filter-draft';

/** The site's models, and one of them with the way to those it points to; `setting` is null when there is no such model. */
export function useModels(name: string) {
  const query = useLive(queries.alertModels());
  const setting = useMemo((): FilterSetting | null => {
    const models = new Map((query.data?.models ?? []).map((model) => [model.name, model]));
    const model = models.get(name);
    return model === undefined ? null : { model, resolveModel: (other) => models.get(other) };
  }, [query.data, name]);
  return { query, setting };
}
