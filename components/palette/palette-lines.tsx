import { Square } from 'lucide-react';
import { explainError } from '@/lib/client/error-words';
import type { OverlayProps } from '../console/use-overlays';
import { CommandGroup, CommandItem, CommandList } from '../ui/command';
import { isWanted, type Line, type Take } from './line';
import type { PageAct } from './page-acts';
import { jobLines, queueLines, queuesHeading } from './place-lines';
import { useCommandLines } from './use-command-lines';
import { useFindLine, usePageLines, useRecentLines } from './use-page-lines';
import { usePlaces } from './use-places';

export interface PaletteLinesProps extends Omit<OverlayProps, 'onClose'> {
  text: string;
  page: { acts: readonly PageAct[]; heading: string };
  onTake: (take: Take) => void;
}

interface Group {
  heading: string;
  lines: readonly Line[];
}

/** What fits the text, by kind. */
export function PaletteLines(props: PaletteLinesProps) {
  const { text, onTake } = props;
  const { places, error, isSettled } = usePlaces(text);
  const groups = useGroups(props, places).filter(({ lines }) => lines.length > 0);
  return (
    <>
      <CommandList label="Queues, pages and acts">
        {groups.map(({ heading, lines }) => (
          <CommandGroup key={heading} heading={heading}>
            {lines.map(({ take, ...line }) => (
              <CommandItem key={line.id} {...line} onTake={() => onTake(take)} />
            ))}
          </CommandGroup>
        ))}
      </CommandList>
      <output className="block px-4 py-6 text-center text-sm wrap-anywhere text-ink-2 empty:hidden">
        {error === null
          ? isSettled && groups.length === 0 && `Nothing is called “${text}”.`
          : unreadWords(error)}
      </output>
    </>
  );
}

/** Acts of the page never come first, so that no hasty Enter begins one. */
function useGroups(
  { text, page, pages, onShowKeys, onSignOut }: PaletteLinesProps,
  places: ReturnType<typeof usePlaces>['places'],
): Group[] {
  const wanted = (lines: readonly Line[]) => lines.filter((line) => isWanted(line, text));
  const recent = { heading: 'Recent', lines: wanted(useRecentLines()) };
  const goTo = { heading: 'Go to', lines: wanted(usePageLines(pages, text)) };
  const onPage = {
    heading: page.heading === '' ? 'On this page' : `On this page: ${page.heading}`,
    lines: wanted(page.acts.map(actLine)),
  };
  const found = [
    { heading: 'Jobs', lines: jobLines(places) },
    { heading: queuesHeading(places), lines: queueLines(places) },
  ];
  const rest = [
    { heading: 'Do', lines: wanted(useCommandLines({ onShowKeys, onSignOut })) },
    { heading: 'Payloads', lines: useFindLine(text) },
  ];
  if (text !== '') return [recent, goTo, ...found, onPage, ...rest];
  return recent.lines.length > 0 ? [recent, onPage, goTo, ...rest] : [goTo, onPage, ...rest];
}

function actLine({ id, label, control }: PageAct): Line {
  return { id, label, icon: <Square aria-hidden="true" />, take: { press: control } };
}

function unreadWords(error: Error): string {
  const { title, whatNext } = explainError(error);
  return `Queues and jobs could not be looked up. ${title}. ${whatNext}`;
}
