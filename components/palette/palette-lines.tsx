import { MousePointerClick } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { explainError } from '@/lib/client/error-words';
import type { OverlayProps } from '../console/overlay';
import { Command, CommandGroup, CommandItem, CommandList } from '../ui/command';
import { isWanted, type Line, type Take } from './line';
import type { PageAct } from './page-acts';
import { jobLines, queueLines, queuesHeading } from './place-lines';
import { useCommandLines } from './use-command-lines';
import { useFindLine, usePageLines, useRecentLines } from './use-page-lines';
import { usePlaces } from './use-places';

export interface PaletteLinesProps extends Omit<OverlayProps, 'onClose'> {
  page: { acts: readonly PageAct[]; heading: string };
  /** Above the lines. */
  notice: ReactNode;
  end: ReactNode;
  foot: ReactNode;
  onTake: (take: Take) => void;
}

interface Group {
  heading: string;
  lines: readonly Line[];
  /** Stands whatever may still be found, and is no act: Enter may take it at once. */
  isSure: boolean;
}

/** The field, and what fits the text, by kind. The first line is marked until somebody walks to another. */
export function PaletteLines(props: PaletteLinesProps) {
  const { notice, end, foot, onTake } = props;
  const [typed, setTyped] = useState('');
  const [walkedTo, setWalkedTo] = useState<string | null>(null);
  const text = typed.trim();
  const { places, error, isSettled } = usePlaces(text);
  const groups = useGroups(props, text, places).filter(({ lines }) => lines.length > 0);
  const lines = groups.flatMap((group) => group.lines);
  // What else is found may still come; till then Enter goes to a place or does nothing.
  const first = groups.find(({ isSure }) => isSure || isSettled || error !== null)?.lines[0];
  const marked = lines.find(({ id }) => id === walkedTo) ?? first;
  return (
    <Command
      label="Queues, pages and acts"
      placeholder="A queue, a page, an act, a Job UUID…"
      text={typed}
      onTextChange={(next) => {
        setTyped(next);
        setWalkedTo(null);
      }}
      marked={marked?.id ?? ''}
      onMark={setWalkedTo}
      end={end}
      foot={foot}
    >
      {notice}
      <CommandList label="Queues, pages and acts">
        {groups.map(({ heading, lines: own }) => (
          <CommandGroup key={heading} heading={heading}>
            {own.map(({ take, ...line }) => (
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
    </Command>
  );
}

/** Acts stand below the first places that fit, so that a hasty Enter begins none where there is somewhere to go. */
function useGroups(
  { page, pages, onShowKeys, onSignOut }: PaletteLinesProps,
  text: string,
  places: ReturnType<typeof usePlaces>['places'],
): Group[] {
  const wanted = (lines: readonly Line[]) => lines.filter((line) => isWanted(line, text));
  const sure = (heading: string, lines: readonly Line[]) => ({ heading, lines, isSure: true });
  const other = (heading: string, lines: readonly Line[]) => ({ heading, lines, isSure: false });
  const recent = sure('Recent', wanted(useRecentLines()));
  const goTo = sure('Go to', wanted(usePageLines(pages, text)));
  const onPage = other(
    page.heading === '' ? 'On this page' : `On this page: ${page.heading}`,
    wanted(page.acts.map(actLine)),
  );
  const rest = [
    other('Do', wanted(useCommandLines({ onShowKeys, onSignOut }))),
    other('Payloads', useFindLine(text)),
  ];
  if (text !== '') {
    const found = [other('Jobs', jobLines(places)), other(queuesHeading(places), queueLines(places))];
    return [recent, goTo, ...found, onPage, ...rest];
  }
  return recent.lines.length > 0 ? [recent, onPage, goTo, ...rest] : [goTo, onPage, ...rest];
}

function actLine({ id, label, control }: PageAct): Line {
  return { id, label, icon: <MousePointerClick aria-hidden="true" />, take: { press: control } };
}

function unreadWords(error: Error): string {
  const { title, whatNext } = explainError(error);
  return `Queues and jobs could not be looked up. ${title}. ${whatNext}`;
}
