import { useWideScreen } from '@/lib/client/media-query';
import { COLUMNS_BY_ROOM } from './columns';

/** As many columns as stand beside one another without scrolling. */
export function useColumns() {
  // At 64 rem the navigation becomes wide, and what is left is no wider than before.
  const isTablet = useWideScreen(66);
  const isLaptop = useWideScreen(80);
  const isRoomy = useWideScreen(88);
  if (isRoomy) return COLUMNS_BY_ROOM.all;
  if (isLaptop) return COLUMNS_BY_ROOM.laptop;
  return isTablet ? COLUMNS_BY_ROOM.tablet : COLUMNS_BY_ROOM.upright;
}
