import { BellRing, ChevronDown, ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { useId, useState } from 'react';
import type { RecordChange, RecordModelView } from '@/lib/domain/api/records';
import { Badge } from '../ui/badge';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Time } from '../ui/time';
import { ChangeAlerts } from './change-alerts';
import { LongText, plainText } from './value-text';
import { fieldLabel } from './words';

export interface ChangeItemProps {
  model: RecordModelView;
  id: number;
  change: RecordChange;
}

const DID = { create: 'made this record', delete: 'deleted this record' } as const;

/** One change: who and when, old and new values, what it triggered, and on demand why it triggered nothing else. */
export function ChangeItem({ model, id, change }: ChangeItemProps) {
  const [isOpen, setOpen] = useState(false);
  const panelId = useId();
  return (
    <li>
      <Card className="flex flex-col gap-3 p-4">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
          <p className="text-sm text-ink">
            <b className="font-semibold">
              <bdi>{change.actor.name}</bdi>
            </b>{' '}
            {didWhat(change)}
            {change.source !== null && <span className="text-ink-2"> · {change.source}</span>}
          </p>
          <span className="flex flex-wrap gap-x-2 text-sm text-ink-3">
            <Time at={change.at} show="absolute" />
            <Time at={change.at} />
          </span>
        </div>
        <Differences model={model} change={change} />
        <Triggered model={model} change={change} />
        {change.kind !== 'delete' && (
          <div>
            <Button
              size="sm"
              variant="ghost"
              aria-expanded={isOpen}
              aria-controls={panelId}
              icon={isOpen ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
              onClick={() => setOpen(!isOpen)}
            >
              Why these alerts, and not the others
            </Button>
            <div id={panelId}>{isOpen && <ChangeAlerts model={model} id={id} change={change} />}</div>
          </div>
        )}
      </Card>
    </li>
  );
}

function didWhat({ kind, fields }: RecordChange): string {
  if (kind !== 'update') return DID[kind];
  return fields.length === 1 ? 'changed 1 field' : `changed ${fields.length} fields`;
}

function Differences({ model, change }: { model: RecordModelView; change: RecordChange }) {
  if (change.fields.length === 0) return null;
  return (
    <dl className="grid gap-y-1.5 text-sm sm:grid-cols-[minmax(8rem,14rem)_minmax(0,1fr)] sm:gap-x-4">
      {change.fields.map(({ name, before, after }) => {
        const field = model.fields.find((candidate) => candidate.name === name);
        return (
          <div key={name} className="contents">
            <dt className="text-ink-3" title={name}>
              {field ? fieldLabel(field) : name}
            </dt>
            <dd className="min-w-0 max-sm:pb-1.5">
              {change.kind === 'update' && (
                <>
                  <del className="text-ink-3 decoration-ink-3/60">
                    <LongText text={before === null ? '(empty)' : plainText(field, before)} />
                  </del>{' '}
                  <span aria-hidden="true">→</span> <span className="sr-only">became</span>
                </>
              )}
              <LongText text={textOf(change.kind === 'delete' ? before : after, field)} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function textOf(
  value: RecordChange['fields'][number]['after'],
  field: Parameters<typeof plainText>[0],
): string {
  return value === null ? '(empty)' : plainText(field, value);
}

function Triggered({ model, change }: Pick<ChangeItemProps, 'model' | 'change'>) {
  if (change.queuedFor.length === 0) return <p className="text-sm text-ink-3">It triggered no alert.</p>;
  return (
    <div className="flex flex-wrap items-center gap-2 text-sm">
      <span className="inline-flex items-center gap-1.5 text-ink-2">
        <BellRing className="size-4" aria-hidden="true" /> Queued for
      </span>
      {change.queuedFor.map(({ id, name, isDeleted }) =>
        isDeleted ? (
          <span key={id} className="max-w-full truncate text-ink-2" title={`${name} (deleted)`}>
            {name}
          </span>
        ) : (
          <Link
            key={id}
            href={`/alerts/${model.name}/${id}`}
            className="max-w-full rounded-full hover:underline"
          >
            <Badge tone="accent" icon={<BellRing aria-hidden="true" />} className="max-w-full" title={name}>
              <span className="truncate">{name}</span>
            </Badge>
          </Link>
        ),
      )}
    </div>
  );
}
