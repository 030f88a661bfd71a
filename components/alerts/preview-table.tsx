import { Inbox } from 'lucide-react';
import Link from 'next/link';
import { useMemo } from 'react';
import type { AlertPreview } from '@/lib/domain/api/alerts';
import type { FieldDefinition } from '@/lib/domain/field-types';
import { findField } from '@/lib/domain/find-field';
import { isFigure, widthOf } from '../records/record-columns';
import { ValueText } from '../records/value-text';
import { DataTable } from '../ui/data-table';
import type { DataColumn } from '../ui/data-table-model';
import { EmptyState } from '../ui/empty-state';
import { useEditor } from './editor/editor-context';
import type { FilterSetting } from './filter/filter-draft';

type PreviewRecord = AlertPreview['records'][number];

/** A page of the records that meet the filter, with what the alert asks of them as the records' own list shows it. */
export function PreviewTable({ preview }: { preview: AlertPreview | undefined }) {
  const { href, setting } = useEditor();
  const names = preview?.columns;
  const columns = useMemo(() => columnsOf(names ?? ['…', '…'], setting, href), [names, setting, href]);
  return (
    <DataTable
      label="Records that match now"
      columns={columns}
      items={preview?.records ?? []}
      itemId={(record) => String(record.id)}
      loading={preview === undefined}
      className="max-h-[32rem] rounded-none border-0"
      empty={
        <EmptyState icon={<Inbox />} title="No record meets the filter now">
          The alert queues nothing until a record does. Explain tells of one record which condition it fails.
        </EmptyState>
      }
    />
  );
}

function columnsOf(
  names: readonly string[],
  setting: FilterSetting,
  href: string,
): DataColumn<PreviewRecord>[] {
  return [
    {
      id: 'id',
      header: 'ID',
      width: 80,
      cell: (record) => <span className="figures">{record.id}</span>,
    },
    // Before the values, of which there may be more than the screen is wide.
    {
      id: 'explain',
      header: 'Would it queue?',
      width: 140,
      cell: (record) => (
        <Link
          href={`${href}/explain?record=${record.id}`}
          prefetch={false}
          className="text-sm text-accent-ink hover:underline"
        >
          Explain<span className="sr-only"> {record.id}</span>
        </Link>
      ),
    },
    ...names.map((name, index) => valueColumn(name, index, setting)),
  ];
}

function valueColumn(name: string, index: number, setting: FilterSetting): DataColumn<PreviewRecord> {
  const { states } = setting.model;
  const field = fieldOf(name, setting);
  return {
    id: `${index} ${name}`,
    header: name,
    // As wide as the name too, which is what somebody compares with the attributes.
    width: Math.max(field === undefined ? 160 : widthOf(field), Math.min(name.length, 32) * 7 + 28),
    grow: field?.type === 'text' ? 2 : 1,
    align: field !== undefined && isFigure(field) ? 'end' : 'start',
    cell: (record) => (
      <span className="truncate" dir="auto">
        <ValueText
          field={field}
          value={record.values[index] ?? null}
          related={record.related[name]}
          isState={name === 'state' && states.length > 0}
        />
      </span>
    ),
  };
}

/** The field of a column: an own one, or one of the model that a relation leads to. */
function fieldOf(name: string, { model, resolveModel }: FilterSetting): FieldDefinition | undefined {
  const [own = '', related] = name.split('.');
  const field = findField(model, own);
  if (related === undefined || field === undefined) return field;
  const target = resolveModel(field.relation ?? '');
  return target === undefined ? undefined : findField(target, related);
}
