'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import type * as z from 'zod/mini';
import type { explainResponse } from '@/lib/domain/api/alerts';
import { Badge } from '../ui/badge';
import { CardBody, CardHeader } from '../ui/card';
import { cn } from '../ui/cn';
import { valueText } from './value-text';

type AlertExplanation = z.output<typeof explainResponse>;
type ExplainedGroup = AlertExplanation['filter'];
type ExplainedNode = ExplainedGroup['conditions'][number];

const GROUP_WORDS: Readonly<Record<ExplainedGroup['type'], string>> = {
  and: 'All of these',
  or: 'Any of these',
  'not-and': 'Not all of these',
  'not-or': 'None of these',
};

/** The verdict, what led to it step by step, and every condition with the record's own value. */
export function Explanation({ explanation }: { explanation: AlertExplanation }) {
  const { recordId, queues, steps, filter } = explanation;
  return (
    <>
      <CardHeader
        title={queues ? `Record ${recordId} would queue` : `Record ${recordId} would not queue`}
        description="Asked of the record as it is stored now. Nothing was saved or queued by asking."
      />
      <CardBody className="flex flex-col gap-4">
        <ol className="flex flex-col gap-1.5">
          {steps.map((step) => (
            <li key={step.name} className="flex items-start gap-2 text-sm">
              <VerdictIcon holds={step.holds} />
              <span className={cn('min-w-0', step.decides && 'font-medium text-ink')}>
                {step.sentence}
                {step.decides && !step.holds && <Decides />}
              </span>
            </li>
          ))}
        </ol>
        {filter.conditions.length > 0 && (
          <section aria-label="The filter, condition by condition">
            <h3 className="mb-1.5 text-sm font-semibold">The filter, condition by condition</h3>
            <ul>
              <ExplainedItem node={filter} />
            </ul>
          </section>
        )}
      </CardBody>
    </>
  );
}

function ExplainedItem({ node }: { node: ExplainedNode }) {
  if (node.kind === 'condition') {
    return (
      <li
        className={cn(
          'flex items-start gap-2 rounded-md px-2 py-1.5 text-sm',
          node.decides && 'bg-surface-2',
        )}
      >
        <VerdictIcon holds={node.holds} />
        <span className="min-w-0 flex-1">
          <span className={cn('wrap-anywhere', node.decides && 'font-medium text-ink')}>{node.words}</span>
          {node.decides && <Decides />}
          <span className="block text-xs wrap-anywhere text-ink-3" dir="auto">
            The record has {valueText(node.value)}
          </span>
        </span>
      </li>
    );
  }
  return (
    <li className="text-sm">
      <span className="flex items-center gap-2 px-2 py-1">
        <VerdictIcon holds={node.holds} />
        <span className={cn(node.decides && 'font-medium text-ink')}>{GROUP_WORDS[node.type]}</span>
      </span>
      <ul className="ml-4 flex flex-col gap-0.5 border-l pl-2">
        {node.conditions.map((child, index) => (
          // A filter does not change while its explanation is shown.
          // oxlint-disable-next-line react/no-array-index-key
          <ExplainedItem key={index} node={child} />
        ))}
      </ul>
    </li>
  );
}

function Decides() {
  return (
    <>
      {' '}
      <Badge tone="accent" className="ml-1">
        decides
      </Badge>
    </>
  );
}

function VerdictIcon({ holds }: { holds: boolean }) {
  const Icon = holds ? CircleCheck : CircleX;
  return (
    <span className={cn('mt-0.5 shrink-0', holds ? 'text-healthy-ink' : 'text-stuck-ink')}>
      <Icon className="size-4" aria-hidden="true" />
      <span className="sr-only">{holds ? 'Holds: ' : 'Does not hold: '}</span>
    </span>
  );
}
