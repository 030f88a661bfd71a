'use client';

import type * as z from 'zod/mini';
import type { explainResponse } from '@/lib/domain/api/alerts';
import { CardBody, CardHeader } from '../ui/card';
import { cn } from '../ui/cn';
import { Decides, FilterVerdict, VerdictIcon } from './filter-verdict';

type AlertExplanation = z.output<typeof explainResponse>;
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
            <FilterVerdict filter={filter} whose="The record has" />
          </section>
        )}
      </CardBody>
    </>
  );
}
