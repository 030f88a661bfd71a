import type { ReactNode } from 'react';
import { PartMissing } from './part-missing';

/**
 * The loader of a part of a page whose code comes when it is drawn, for `lazy` and `dynamic`. Where that cannot be loaded something else
 * stands in its place, or the whole page would fail for the sake of one part.
 */
export function lazyPart<Props>(
  load: () => Promise<(props: Props) => ReactNode>,
  instead: () => ReactNode = PartMissing,
): () => Promise<{ default: (props: Props) => ReactNode }> {
  return () =>
    load().then(
      (part) => ({ default: part }),
      () => ({ default: instead }),
    );
}
