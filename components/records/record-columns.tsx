import Link from 'next/link';
import type { RecordModelView, RecordRowView } from '@/lib/domain/api/records';
import type { DataColumn } from '../ui/data-table-model';
import { fieldLabel, type RecordField } from './words';
import { ValueText } from './value-text';

const WIDTHS: Partial<Record<RecordField['type'], number>> = {
  text: 280,
  datetime: 210,
  date: 120,
  boolean: 96,
  decimal: 150,
  integer: 120,
  float: 120,
};

/** The columns of a list: a field each, the first one the way to the record. */
export function recordColumns(model: RecordModelView, names: readonly string[]): DataColumn<RecordRowView>[] {
  return names.flatMap((name, index) => {
    const field = model.fields.find((candidate) => candidate.name === name);
    return field === undefined ? [] : [columnOf(model, field, index === 0)];
  });
}

function columnOf(model: RecordModelView, field: RecordField, isFirst: boolean): DataColumn<RecordRowView> {
  const { name, type, relation } = field;
  const isNumber = isFigure(field);
  const isState = name === 'state' && model.states.length > 0;
  const draw = ({ values, related }: RecordRowView) => (
    <ValueText field={field} value={values[name] ?? null} related={related[name]} isState={isState} />
  );
  return {
    id: name,
    header: fieldLabel(field),
    hint: name,
    width: widthOf(field),
    ...(name === 'id' ? {} : { grow: type === 'text' ? 2 : 1 }),
    align: isNumber ? 'end' : 'start',
    cell:
      isFirst && relation === null
        ? (row) => (
            <Link
              href={`/records/${model.name}/${row.id}`}
              prefetch={false}
              className="figures font-medium text-ink hover:underline"
            >
              {name === 'id' ? row.id : draw(row)}
            </Link>
          )
        : draw,
    // The server sorts; this only says that it can.
    sortValue: ({ values }) => values[name],
    sortDescFirst: isNumber || type === 'date' || type === 'datetime',
  };
}

/** Least width of a column of the field, in pixels. */
export function widthOf({ name, type, relation }: RecordField): number {
  if (name === 'id') return 96;
  return relation === null ? (WIDTHS[type] ?? 190) : 210;
}

/** Whether its values are numbers to compare; ids are names. */
export function isFigure({ name, type, relation }: RecordField): boolean {
  return ['integer', 'float', 'decimal'].includes(type) && relation === null && name !== 'id';
}
