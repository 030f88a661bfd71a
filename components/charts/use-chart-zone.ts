import { useInBrowser } from '../ui/ticker';
import { viewerTimeZone } from '../ui/time-format';

/** The zone given, else the viewer's; UTC while the server draws, which cannot know it. */
export function useChartZone(timeZone: string | undefined): string {
  const inBrowser = useInBrowser();
  return timeZone ?? (inBrowser ? viewerTimeZone() : 'UTC');
}
