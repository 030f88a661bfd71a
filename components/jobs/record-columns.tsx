import type { DataColumn } from '../ui/data-table-model';
import { formatNumber, NumberText } from '../ui/number';
import { Time } from '../ui/time';
import { sortValueOf, type FieldKind, type RecordRow, type RecordTable } from './records';

/** Pixels a character takes, about. */
const CHARACTER = 8;

const fixedColumns = (longestId: number): readonly DataColumn<RecordRow>[] => [
  {
    id: '#',
    header: '#',
    hint: 'Place in the payload',
    width: 64,
    sortValue: (row) => row.number,
    cell: (row) => <span className="figures text-ink-3">{formatNumber(row.number)}</span>,
  },
  {
    id: 'id',
    header: 'id',
    width: between(96, longestId * CHARACTER + 32, 240),
    sortValue: (row) => row.id,
    cell: (row) => <span className="figures font-medium">{row.id ?? <Nothing />}</span>,
  },
  {
    id: 'timestamp',
    header: 'Triggered',
    hint: 'When the trigger fired',
    width: 240,
    sortValue: (row) => row.triggeredAt,
    cell: (row) => (row.triggeredAt === null ? <Nothing /> : <Time at={row.triggeredAt} show="absolute" />),
  },
];

/** The columns of a payload: its fixed ones, then a column for each field of its records. */
export function recordColumns({ fields, rows }: RecordTable): readonly DataColumn<RecordRow>[] {
  const longestId = rows.reduce((most, { id }) => Math.max(most, id?.length ?? 0), 0);
  return [...fixedColumns(longestId), ...fields.map((field) => fieldColumn(field, rows))];
}

const between = (least: number, wanted: number, most: number) => Math.min(most, Math.max(least, wanted));

/** As many rows as tell how wide a column should be. */
const MEASURED = 200;

function fieldColumn(
  { name, kind }: { name: string; kind: FieldKind },
  rows: readonly RecordRow[],
): DataColumn<RecordRow> {
  const longest = rows
    .slice(0, MEASURED)
    .reduce((most, { values }) => Math.max(most, values[name]?.length ?? 0), 0);
  const header = name.length * CHARACTER + 48;
  return {
    id: `field ${name}`,
    header: name,
    hint: name,
    // The header with room for the mark of sorting, and the values as far as they are short.
    width: between(header, longest * CHARACTER + 32, Math.max(header, 280)),
    grow: kind === 'text' ? 2 : 1,
    align: kind === 'text' ? 'start' : 'end',
    sortValue: (row) => sortValueOf(row.values[name], kind),
    cell: (row) => <Value value={row.values[name]} />,
  };
}

function Value({ value }: { value: string | null | undefined }) {
  if (value === null || value === undefined || value === '') return <Nothing />;
  return <span title={value}>{value}</span>;
}

function Nothing() {
  return <NumberText value={null} reason="Empty in the payload" />;
}
