'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { FieldView, ModelView } from '@/lib/domain/api/built-in-site-views';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Card, CardHeader } from '../../ui/card';
import { EmptyState } from '../../ui/empty-state';
import { IconButton } from '../../ui/icon-button';
import { Input } from '../../ui/input';
import { ScrollArea } from '../../ui/scroll-area';
import { AddFieldDialog } from './add-field-dialog';
import { RemoveFieldDialog } from './remove-field-dialog';

/** The fields of a model, custom ones first: those are what an admin comes for. */
export function ModelFields({ model }: { model: ModelView }) {
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<FieldView | null>(null);
  const fields = useMemo(() => arrange(model.fields, search), [model.fields, search]);
  return (
    <Card>
      <CardHeader
        title="Fields"
        description={`${model.fields.length} fields. Fluxx’s own stay; custom ones can be added and removed.`}
        actions={
          <Button size="sm" icon={<Plus aria-hidden="true" />} onClick={() => setAdding(true)}>
            Add a custom field
          </Button>
        }
      />
      <div className="border-b px-4 py-2">
        <Input
          type="search"
          aria-label="Search fields"
          placeholder="Search fields"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className="max-w-72"
        />
      </div>
      {fields.length === 0 ? (
        <EmptyState title={`No field has “${search.trim()}” in its name`}>
          Clear the search, or add a custom field of that name.
        </EmptyState>
      ) : (
        <ScrollArea label="Fields" className="max-h-[32rem]">
          <ul className="divide-y divide-line">
            {fields.map((field) => (
              <FieldItem key={field.name} field={field} onRemove={() => setRemoving(field)} />
            ))}
          </ul>
        </ScrollArea>
      )}
      {adding && <AddFieldDialog model={model} onClose={() => setAdding(false)} />}
      {removing && <RemoveFieldDialog model={model} field={removing} onClose={() => setRemoving(null)} />}
    </Card>
  );
}

function FieldItem({ field, onRemove }: { field: FieldView; onRemove: () => void }) {
  return (
    <li className="flex min-h-10 items-center gap-3 px-4 py-1">
      <span className="min-w-0 flex-1 font-mono text-xs break-all text-ink">{field.name}</span>
      {field.custom && <Badge tone="accent">custom</Badge>}
      <span className="w-36 shrink-0 text-sm text-ink-2 max-sm:w-auto">{typeOf(field)}</span>
      <span className="w-8 shrink-0 max-sm:w-auto">
        {field.custom && (
          <IconButton label={`Remove ${field.name}`} size="sm" onClick={onRemove}>
            <Trash2 aria-hidden="true" />
          </IconButton>
        )}
      </span>
    </li>
  );
}

function typeOf({ type, relation }: FieldView): string {
  return relation === null ? type : `→ ${relation}`;
}

function arrange(fields: readonly FieldView[], search: string): FieldView[] {
  const wanted = search.trim().toLowerCase();
  const found = fields.filter((field) => field.name.includes(wanted));
  return [...found.filter((field) => field.custom), ...found.filter((field) => !field.custom)];
}
