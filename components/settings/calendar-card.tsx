'use client';

import { useId } from 'react';
import { Controller, type UseFormReturn } from 'react-hook-form';
import { Card, CardBody, CardHeader } from '../ui/card';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import type { SiteForm } from './built-in-site-values';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
].map((label, index) => ({ value: String(index + 1), label }));

/** The calendar that filters reckon by. */
export function CalendarCard({ form }: { form: UseFormReturn<SiteForm> }) {
  const listId = useId();
  const { errors } = form.formState;
  return (
    <Card>
      <CardHeader
        title="Calendar"
        description="What “today”, “last month” and “this fiscal year” mean in filters. Alerts go by it from the next save or sweep on."
      />
      <CardBody className="grid gap-x-6 gap-y-4 sm:grid-cols-2">
        <Field
          label="Time zone"
          hint="Type to search, for example New_York."
          required
          error={errors.timeZone?.message}
        >
          {(control) => (
            <>
              <Input
                {...control}
                {...form.register('timeZone')}
                list={listId}
                autoComplete="off"
                spellCheck={false}
              />
              <datalist id={listId}>
                {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
                  <option key={zone} value={zone}>
                    {zone}
                  </option>
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label="The fiscal year begins in" required error={errors.fiscalYearStartMonth?.message}>
          {(control) => (
            <Controller
              control={form.control}
              name="fiscalYearStartMonth"
              render={({ field }) => (
                <Select
                  {...control}
                  value={String(field.value)}
                  onChange={(month) => field.onChange(Number(month))}
                  options={MONTHS}
                />
              )}
            />
          )}
        </Field>
      </CardBody>
    </Card>
  );
}
