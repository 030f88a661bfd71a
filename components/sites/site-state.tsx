import { Archive, CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import type { SiteView } from '@/lib/domain/api/sites';
import { Badge } from '../ui/badge';

const STATES = {
  working: { word: 'Works', tone: 'healthy', Icon: CircleCheck },
  failing: { word: 'Problem', tone: 'failing', Icon: TriangleAlert },
  new: { word: 'Not read yet', tone: 'unknown', Icon: CircleDashed },
  archived: { word: 'Removed', tone: 'neutral', Icon: Archive },
} as const;

/** Whether a site could be read, in a word. */
export function SiteState({ site }: { site: SiteView }) {
  const { word, tone, Icon } = STATES[site.state];
  return (
    <Badge tone={tone} icon={<Icon aria-hidden="true" />}>
      {word}
    </Badge>
  );
}
