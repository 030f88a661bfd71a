import type { ReferenceField } from '@/lib/domain/api/reference';
import { Described } from './described';

/** Parameters or fields: name and kind in one column, what it is beside it; stacked on a phone. */
export function FieldList({ label, fields }: { label: string; fields: readonly ReferenceField[] }) {
  if (fields.length === 0) return null;
  return (
    <div className="flex flex-col gap-1.5">
      <h3 className="text-sm font-medium text-ink">{label}</h3>
      <dl className="divide-y rounded-md border text-sm">
        {fields.map((field) => (
          <div
            key={`${field.where} ${field.name}`}
            className="grid gap-x-4 gap-y-0.5 px-3 py-2 sm:grid-cols-[16rem_1fr]"
          >
            <dt className="min-w-0">
              <code className="font-mono text-xs break-all text-ink">{field.name}</code>
              {field.where !== '' && <span className="text-xs text-ink-3"> {field.where}</span>}
              {field.required && field.where !== '' && (
                <span className="text-xs text-ink-2"> · required</span>
              )}
            </dt>
            <dd className="min-w-0 text-ink-2">
              <span className="text-xs break-words text-ink-3">{field.type}</span>
              {field.description !== '' && (
                <p>
                  <Described text={field.description} />
                </p>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
