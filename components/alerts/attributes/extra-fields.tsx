'use client';

import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { MAX_EXTRA_FIELDS } from '@/lib/domain/alert-config';
import type { ModelDefinition } from '@/lib/domain/field-types';
import { Callout } from '../../ui/callout';
import { IconButton } from '../../ui/icon-button';
import type { FilterSetting } from '../filter/filter-draft';
import { NameChecks, type ChoiceSection } from './name-checks';
import { shifted, toggled } from './toggled';

/** The source document's advice. */
const ADVISED_EXTRA_FIELDS = 10;

export interface ExtraFieldsProps {
  setting: FilterSetting;
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** The fields whose values are added to each record, in their order: the model's own, and one relation deep. */
export function ExtraFields({ setting, chosen, onChange }: ExtraFieldsProps) {
  const isFull = chosen.length >= MAX_EXTRA_FIELDS;
  // The chosen ones stand below the list: above it, each tick would move what is under the pointer.
  return (
    <div className="flex flex-col gap-2.5">
      <NameChecks
        label="Extra Fields"
        sections={sectionsOf(setting)}
        chosen={chosen}
        isFull={isFull}
        onToggle={(name, isChosen) => onChange(toggled(chosen, name, isChosen))}
      />
      {chosen.length > ADVISED_EXTRA_FIELDS && (
        <Callout tone="warning" title={`${chosen.length} extra fields`}>
          {isFull
            ? `More than ${MAX_EXTRA_FIELDS} are refused. Use about ${ADVISED_EXTRA_FIELDS} at most: each one makes every process call slower.`
            : `Use about ${ADVISED_EXTRA_FIELDS} at most: each one makes every process call slower. More than ${MAX_EXTRA_FIELDS} are refused.`}
        </Callout>
      )}
      {chosen.length > 0 && (
        <ol aria-label="Chosen extra fields, in order" className="flex flex-col rounded-md border">
          {chosen.map((name, index) => (
            <li key={name} className="flex items-center gap-2 border-b px-2 py-0.5 last:border-b-0">
              <span className="figures w-6 text-right text-xs text-ink-3">{index + 1}</span>
              <span className="min-w-0 flex-1 text-sm wrap-anywhere">
                <FieldPath name={name} />
              </span>
              <IconButton
                label={`Move ${name} up`}
                size="sm"
                disabled={index === 0}
                onClick={() => onChange(shifted(chosen, index, -1))}
              >
                <ArrowUp aria-hidden="true" />
              </IconButton>
              <IconButton
                label={`Move ${name} down`}
                size="sm"
                disabled={index === chosen.length - 1}
                onClick={() => onChange(shifted(chosen, index, 1))}
              >
                <ArrowDown aria-hidden="true" />
              </IconButton>
              <IconButton
                label={`Remove ${name}`}
                size="sm"
                onClick={() => onChange(toggled(chosen, name, false))}
              >
                <X aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}

function sectionsOf({ model, resolveModel }: FilterSetting): ChoiceSection[] {
  const own: ChoiceSection = { heading: null, choices: choicesOf(model, '') };
  const related = model.fields.flatMap((field): ChoiceSection[] => {
    const target = field.relation === null ? undefined : resolveModel(field.relation);
    if (target === undefined) return [];
    return [{ heading: `${target.label}, by ${field.name}`, choices: choicesOf(target, `${field.name}.`) }];
  });
  return [own, ...related];
}

function choicesOf(model: ModelDefinition, prefix: string) {
  return model.fields.map((field) => ({ value: `${prefix}${field.name}`, detail: field.type }));
}

/** A name one relation deep breaks behind its point, before it breaks inside a word. */
function FieldPath({ name }: { name: string }) {
  const [own, ...rest] = name.split('.');
  return (
    <>
      {own}
      {rest.length > 0 && (
        <>
          .<wbr />
          {rest.join('.')}
        </>
      )}
    </>
  );
}
