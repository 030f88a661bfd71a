import Link from 'next/link';
import type { RecordModelView, RecordRowView } from '@/lib/domain/api/records';
import { Card } from '../ui/card';
import { fieldLabel } from './words';
import { ValueText } from './value-text';

export interface RecordCardProps {
  model: RecordModelView;
  columns: readonly string[];
  row: RecordRowView;
}

/** A record on a phone: the chosen columns under each other, those that are empty left out. */
export function RecordCard({ model, columns, row }: RecordCardProps) {
  const shown = columns.filter((name) => name !== 'id' && (row.values[name] ?? null) !== null);
  return (
    <Card className="px-4 py-3">
      <Link
        href={`/records/${model.name}/${row.id}`}
        prefetch={false}
        data-card
        className="font-semibold text-ink hover:underline pointer-coarse:inline-block pointer-coarse:py-1.5"
      >
        {model.label} {row.id}
      </Link>
      <dl className="mt-1 grid grid-cols-[minmax(6rem,auto)_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
        {shown.map((name) => {
          const field = model.fields.find((candidate) => candidate.name === name);
          return (
            <div key={name} className="contents">
              <dt className="truncate text-ink-3">{field ? fieldLabel(field) : name}</dt>
              <dd className="truncate">
                <ValueText
                  field={field}
                  value={row.values[name] ?? null}
                  related={row.related[name]}
                  isState={name === 'state' && model.states.length > 0}
                />
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
