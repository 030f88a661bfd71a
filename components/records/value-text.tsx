import Link from 'next/link';
import { useState } from 'react';
import type { FieldValue } from '@/lib/domain/field-types';
import { groupDigits } from '@/lib/domain/group-digits';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { formatAbsolute } from '../ui/time-format';
import { formatNumber } from '../ui/number';
import { stateLabel, type RecordField } from './words';

export interface ValueTextProps {
  field: RecordField | undefined;
  value: FieldValue;
  /** What the record is called that a relation points to. */
  related?: string | undefined;
  /** Draws the state of a workflow as such. */
  isState?: boolean;
}

/** A value as people read it. A moment is in the viewer's zone, which is named; a date stays as it is in the record. */
export function ValueText({ field, value, related, isState = false }: ValueTextProps) {
  if (value === null)
    return (
      <span className="text-ink-3" title="Empty">
        —
      </span>
    );
  if (isState) return <Badge>{stateLabel(String(value))}</Badge>;
  if (field !== undefined && field.relation !== null)
    return <RelatedText field={field} id={value} title={related} />;
  return (
    <span title={field?.type === 'datetime' ? String(value) : undefined}>{plainText(field, value)}</span>
  );
}

/** The same as text alone; an id is a name, so its digits are not grouped. */
export function plainText(field: Pick<RecordField, 'name' | 'type'> | undefined, value: FieldValue): string {
  if (value === null) return '—';
  switch (field?.type) {
    case 'datetime':
      return formatAbsolute(Date.parse(String(value)));
    case 'boolean':
      return value === true ? 'Yes' : 'No';
    case 'decimal':
      return groupDigits(String(value));
    case 'integer':
      return /(^|_)id$/.test(field.name) || typeof value !== 'number' ? String(value) : formatNumber(value);
    default:
      return String(value);
  }
}

function RelatedText({
  field,
  id,
  title,
}: {
  field: RecordField;
  id: NonNullable<FieldValue>;
  title: string | undefined;
}) {
  return (
    <Link
      href={`/records/${field.relation}/${String(id)}`}
      prefetch={false}
      className="text-accent-ink hover:underline"
    >
      {title ?? `#${String(id)}`}
    </Link>
  );
}

const SHORT = 280;

/** Text of any length: its beginning, and the rest on demand. */
export function LongText({ text }: { text: string }) {
  const [isOpen, setOpen] = useState(false);
  if (text.length <= SHORT) return <span className="break-words whitespace-pre-wrap">{text}</span>;
  return (
    <span className="break-words whitespace-pre-wrap">
      {isOpen ? text : `${text.slice(0, SHORT)}…`}{' '}
      <Button variant="link" size="sm" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? 'Show less' : `Show all ${formatNumber(text.length)} characters`}
      </Button>
    </span>
  );
}
