'use client';

import type { UseFormReturn } from 'react-hook-form';
import { Controller } from 'react-hook-form';
import { siteQueries } from '@/lib/client/queries/sites';
import { useLive } from '@/lib/client/queries';
import type { KioskLinkInput } from '@/lib/domain/api/tokens';
import { WALL_THEMES } from '@/lib/domain/wall';
import { Choice } from '../ui/choice';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';

const SECONDS = ['5', '10', '15', '30', '60'] as const;
const THEME_WORDS = { dark: 'Dark', light: 'Light' } as const;

/** How the board of a link looks, and of which sites it is. */
export function BoardFields({ form }: { form: UseFormReturn<KioskLinkInput> }) {
  return (
    <>
      <Field
        label="Title of the board"
        hint="Stands on top of it, in the place of “Queues”."
        error={form.formState.errors.board?.title?.message}
      >
        {(control) => (
          <Input
            {...control}
            {...form.register('board.title')}
            autoComplete="off"
            placeholder="Grants operations"
          />
        )}
      </Field>
      <Controller
        control={form.control}
        name="board.siteIds"
        render={({ field }) => <SiteChoices chosen={field.value ?? []} onChange={field.onChange} />}
      />
      <div className="grid grid-cols-2 gap-4">
        <Controller
          control={form.control}
          name="board.secondsPerPage"
          render={({ field }) => (
            <Field label="A page stays for" hint="Where there are more queues than fit." required>
              {(control) => (
                <Select
                  {...control}
                  options={SECONDS.map((value) => ({ value, label: `${value} seconds` }))}
                  value={SECONDS.find((value) => value === String(field.value))}
                  onChange={(value) => field.onChange(Number(value))}
                />
              )}
            </Field>
          )}
        />
        <Controller
          control={form.control}
          name="board.theme"
          render={({ field }) => (
            <Field label="Look" hint="Whatever the browser prefers." required>
              {(control) => (
                <Select
                  {...control}
                  options={WALL_THEMES.map((value) => ({ value, label: THEME_WORDS[value] }))}
                  value={field.value}
                  onChange={field.onChange}
                />
              )}
            </Field>
          )}
        />
      </div>
    </>
  );
}

interface SiteChoicesProps {
  /** None is all of them. */
  chosen: readonly string[];
  onChange: (siteIds: string[]) => void;
}

/** With one site there is nothing to choose. */
function SiteChoices({ chosen, onChange }: SiteChoicesProps) {
  const { data } = useLive(siteQueries.list());
  const sites = data?.sites.filter(({ state }) => state !== 'archived') ?? [];
  if (sites.length < 2) return null;
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium text-ink">
        Queues of{' '}
        <span className="font-normal text-ink-3">
          {chosen.length === 0 ? 'every site' : `${chosen.length} chosen`}
        </span>
      </legend>
      <div className="flex max-h-40 flex-col gap-2 overflow-y-auto">
        {sites.map((site) => (
          <Choice
            key={site.id}
            kind="checkbox"
            checked={chosen.includes(site.id)}
            onChange={() => toggle(site.id)}
            label={site.name}
          />
        ))}
      </div>
      <p className="text-xs text-ink-3">With none chosen the board shows all of them, later ones too.</p>
    </fieldset>
  );
}
