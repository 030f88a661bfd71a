import type { BoardRow } from '@/lib/domain/api/board';
import { knownOf, type Count } from '@/lib/domain/counts';
import { lookOf } from '../queues/health';
import { cn } from '../ui/cn';
import { formatNumber } from '../ui/number';
import { useTicking } from '../ui/ticker';
import { formatDuration } from '../ui/time-format';
import { FIGURE_EM } from './fit';

/** A tile has room for so many characters of counts at a size that reads across a room; longer ones are told short. */
const LONGEST_COUNTS = 11;
const LONGEST_COUNT = 7;

export interface BoardTileProps {
  row: BoardRow;
  /** The server's clock minus the screen's. */
  ahead: number;
  /** Figures that the site itself tells are older than this only when something is wrong. */
  staleAfterMs: number;
  /** There is room for a second line of the name. */
  isRoomy: boolean;
}

/** One queue, to be read across a room: its state as picture, word and colour, its counts, how long it waits, and how old that is. */
export function BoardTile({ row, ahead, staleAfterMs, isRoomy }: BoardTileProps) {
  const { word, Icon, ink, soft } = lookOf(row.health);
  const isWell = row.health.state === 'healthy';
  const [queued, processing] = countsOf(row);
  return (
    <article className="flex min-h-0 min-w-0 flex-1 flex-col overflow-hidden rounded-[0.5em] border bg-surface">
      <header className={cn('flex items-center gap-[0.5em] px-[0.8em] py-[0.3em]', soft, ink)}>
        <Icon className="size-[1.1em] shrink-0" aria-hidden="true" />
        <span className="truncate font-semibold">
          {word}
          {row.health.snoozedUntil !== undefined && <span className="font-normal"> · snoozed</span>}
        </span>
        <FiguresAge row={row} ahead={ahead} staleAfterMs={staleAfterMs} />
      </header>
      <div className="flex min-h-0 flex-1 flex-col justify-between gap-[0.3em] px-[0.8em] py-[0.45em]">
        {/* Its full height, so that the figures of tiles beside each other stand on one line, however long the names are. */}
        <div className={cn('min-w-0', isRoomy && 'min-h-[3.72em]')}>
          <h2
            dir="auto"
            className={cn(
              'text-[1.05em] leading-[1.2] font-semibold wrap-anywhere',
              isWell || isRoomy ? 'line-clamp-2' : 'line-clamp-1',
            )}
          >
            {row.name}
          </h2>
          <p dir="auto" className="truncate leading-[1.2] text-ink-3">
            {row.siteName}
          </p>
        </div>
        <dl className="grid grid-cols-[repeat(3,auto)] justify-between gap-x-[0.3em]">
          <Figure term="Queued" text={queued} />
          <Figure term="Processing" text={processing} />
          <Wait row={row} ahead={ahead} />
        </dl>
        {!isWell && (
          <p className="line-clamp-2 leading-[1.2] text-ink-2 wrap-anywhere">{row.health.sentence}</p>
        )}
      </div>
    </article>
  );
}

/** The job that is open, since it holds the queue; else the record that waits longest. */
function Wait({ row, ahead }: { row: BoardRow; ahead: number }) {
  const since = row.openJobSince ?? row.oldestTriggeredAt;
  const age = useTicking((now) => (since === null ? '—' : roughly(now + ahead - since)), '');
  return <Figure term={row.openJobSince === null ? 'Oldest' : 'Job open'} text={age} />;
}

/** How old the figures are. Those of a real site may be hours old and right; those that are read every few seconds may not. */
function FiguresAge({ row, ahead, staleAfterMs }: Omit<BoardTileProps, 'isRoomy'>) {
  const known = [row.queued, row.processing].filter(({ value }) => value !== null);
  const seen = known.flatMap(({ observedAt }) => observedAt ?? []);
  const since = seen.length === 0 ? null : Math.min(...seen);
  const isLive = known.some(({ basis }) => basis === 'exact');
  const { staleSince } = row;
  const text = useTicking((now) => {
    if (staleSince !== undefined) return staleWords(now + ahead - staleSince);
    return since === null ? 'not read' : `${roughly(now + ahead - since)} ago`;
  }, '');
  const isLate = useTicking(
    (now) =>
      String(staleSince !== undefined || (isLive && since !== null && now + ahead - since > staleAfterMs)),
    'false',
  );
  return (
    <span className={cn('figures ml-auto whitespace-nowrap', isLate === 'true' && 'font-bold underline')}>
      {text}
    </span>
  );
}

/** What is read across the room: digits large, what stands beside them small. */
function Figure({ term, text }: { term: string; text: string }) {
  const [, bound = '', figure = '', unit = ''] = /^(≥?)(\S*)(.*)$/.exec(text) ?? [];
  return (
    <div className="min-w-0">
      <dt className="truncate leading-[1.2] text-ink-3">{term}</dt>
      <dd
        data-figure
        className="figures leading-[1.15] font-semibold whitespace-nowrap"
        style={{ fontSize: `${FIGURE_EM}em` }}
      >
        {bound !== '' && <span className="text-[0.7em]">{bound}</span>}
        {figure}
        {unit !== '' && <span className="text-[0.65em] text-ink-2">{unit}</span>}
      </dd>
    </div>
  );
}

/** Both counts, whole where there is room for them side by side. */
function countsOf({ queued, processing }: BoardRow): [string, string] {
  const whole = [countWords(queued, false), countWords(processing, false)] as const;
  const isLong = whole.join('').length > LONGEST_COUNTS || whole.some((one) => one.length > LONGEST_COUNT);
  return isLong ? [countWords(queued, true), countWords(processing, true)] : [...whole];
}

/** `1,204`, `≥2,000`, `1.2M`; "—" where nobody knows. */
function countWords(count: Count, short: boolean): string {
  const known = knownOf(count);
  if (known === null) return '—';
  const figure = formatNumber(known, { short });
  return count.basis === 'at-least' ? `≥${figure}` : figure;
}

/** Behind a clock that was set back since, no age can be told. */
function staleWords(age: number): string {
  return age < 0 ? 'STALE' : `STALE ${roughly(age)}`;
}

/** In one unit: `14 h`. */
function roughly(ms: number): string {
  return formatDuration(ms, { coarse: true }).split(' ').slice(0, 2).join(' ');
}
