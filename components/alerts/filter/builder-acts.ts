import type { FieldProblem } from '@/lib/domain/errors';
import type { FilterSetting } from './filter-draft';
import type { DraftGroup } from './filter-tree';

/** What every part of the builder needs to change the whole tree. */
export interface BuilderActs {
  root: DraftGroup;
  setting: FilterSetting;
  problems: readonly FieldProblem[];
  /** Whether it shows as many conditions and groups as it can. */
  isFull: boolean;
  change: (root: DraftGroup) => void;
}
