import { actWords } from '@/lib/domain/activity/verbs';
import type { ActRow } from '@/lib/domain/api/activity';
import type { DataColumn } from '../ui/data-table-model';
import { Time } from '../ui/time';
import { OutcomeBadge } from './outcome-badge';
import { actorKindWords, targetKindWords } from './words';

const WHEN: DataColumn<ActRow> = {
  id: 'at',
  header: 'When',
  width: 208,
  cell: (row) => <Time at={row.at} show="absolute" className="text-ink-2" />,
};

const WHAT: DataColumn<ActRow> = {
  id: 'verb',
  header: 'What',
  width: 220,
  grow: 3,
  cell: (row) => <span className="font-medium text-ink">{actWords(row.verb, row.outcome)}</span>,
};

const ABOUT: DataColumn<ActRow> = {
  id: 'target',
  header: 'About',
  width: 180,
  grow: 3,
  cell: (row) =>
    row.target === null ? (
      <span className="text-ink-3">—</span>
    ) : (
      <span title={row.target.name}>
        <span className="text-ink-3">{targetKindWords(row.target.kind)} </span>
        {row.target.name || row.target.id}
      </span>
    ),
};

const WHO: DataColumn<ActRow> = {
  id: 'actor',
  header: 'Who',
  width: 140,
  grow: 2,
  cell: (row) => <span title={`${actorKindWords(row.actor.kind)}: ${row.actor.name}`}>{row.actor.name}</span>,
};

const FROM: DataColumn<ActRow> = {
  id: 'address',
  header: 'From',
  hint: 'The network address it came from',
  width: 132,
  cell: (row) => <span className="figures text-ink-2">{row.address ?? '—'}</span>,
};

const OUTCOME: DataColumn<ActRow> = {
  id: 'outcome',
  header: 'Outcome',
  width: 116,
  cell: (row) => <OutcomeBadge outcome={row.outcome} />,
};

/** For those who see where people work from, and for those who do not. */
export const COLUMNS = {
  all: [WHEN, WHAT, ABOUT, WHO, FROM, OUTCOME],
  withoutAddresses: [WHEN, WHAT, ABOUT, WHO, OUTCOME],
} as const;
