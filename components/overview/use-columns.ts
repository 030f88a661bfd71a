import { useWideScreen } from '@/lib/client/media-query';
import type { SortKey } from './arrange';
import { columnsFor, type Room } from './columns';

/** As many columns as stand beside one another without scrolling; among them always the one the list is sorted by. */
export function useColumns(sortedBy: SortKey | null) {
  // At 64 rem the navigation becomes wide, and what is left is no wider than before.
  const isTablet = useWideScreen(66);
  const isLaptop = useWideScreen(80);
  const isRoomy = useWideScreen(88);
  const laptopOrLess: Room = isLaptop ? 'laptop' : isTablet ? 'tablet' : 'upright';
  return columnsFor(isRoomy ? 'all' : laptopOrLess, sortedBy);
}
