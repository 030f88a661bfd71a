'use client';

import { useLive } from '@/lib/client/queries';
import { siteQueries } from '@/lib/client/queries/sites';
import type { RuleView } from '@/lib/domain/api/notifications';
import { goneOf, type Named } from '../console/gone';
import { QueryError } from '../console/query-problem';
import { QueuePicker } from '../tokens/queue-picker';
import { Choice } from '../ui/choice';
import { formatNumber } from '../ui/number';
import { Skeleton } from '../ui/skeleton';

/** Which queues a rule is about. */
export interface Scope {
  kind: 'all' | 'sites' | 'queues';
  sites: readonly string[];
  queues: readonly string[];
}

export function scopeOf(rule: RuleView | null): Scope {
  const [sites, queues] = [rule?.sites ?? null, rule?.queues ?? null];
  return {
    kind: sites !== null ? 'sites' : queues !== null ? 'queues' : 'all',
    sites: sites?.map(({ id }) => id) ?? [],
    queues: queues?.map(({ id }) => id) ?? [],
  };
}

/** What was chosen of the other kinds is not sent. */
export function toScopeInput({ kind, sites, queues }: Scope) {
  return { sites: kind === 'sites' ? [...sites] : null, queues: kind === 'queues' ? [...queues] : null };
}

const KINDS = [
  { kind: 'all', label: 'Every queue' },
  { kind: 'sites', label: 'The queues of some sites' },
  { kind: 'queues', label: 'Some queues' },
] as const;

export interface RuleScopeProps {
  /** The rule that is changed: it knows the names of what is no more. */
  rule: RuleView | null;
  scope: Scope;
  onChange: (scope: Scope) => void;
  error: string | undefined;
}

export function RuleScope({ rule, scope, onChange, error }: RuleScopeProps) {
  return (
    <>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 text-sm font-medium text-ink">Of which queues</legend>
        {KINDS.map(({ kind, label }) => (
          <Choice
            key={kind}
            kind="radio"
            name="scope"
            label={label}
            checked={scope.kind === kind}
            onChange={() => onChange({ ...scope, kind })}
          />
        ))}
      </fieldset>
      {scope.kind === 'sites' && (
        <SitePicker
          chosen={scope.sites}
          known={rule?.sites ?? []}
          onChange={(sites) => onChange({ ...scope, sites })}
          error={error}
        />
      )}
      {scope.kind === 'queues' && (
        <QueuePicker
          chosen={scope.queues}
          known={rule?.queues ?? []}
          onChange={(queues) => onChange({ ...scope, queues })}
          error={error}
        />
      )}
    </>
  );
}

interface SitePickerProps {
  chosen: readonly string[];
  known: readonly Named[];
  onChange: (chosen: string[]) => void;
  error: string | undefined;
}

function SitePicker({ chosen, known, onChange, error }: SitePickerProps) {
  const query = useLive(siteQueries.list());
  const sites = query.data?.sites.filter(({ archivedAt }) => archivedAt === null);
  const toggle = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-sm font-medium text-ink">Sites</legend>
      {sites === undefined && query.error === null && <Skeleton className="h-10" />}
      {sites === undefined && query.error !== null && <QueryError query={query} what="The sites" />}
      {sites?.map(({ id, name, queues }) => (
        <Choice
          key={id}
          kind="checkbox"
          label={name}
          description={queues === 1 ? '1 queue' : `${formatNumber(queues)} queues`}
          checked={chosen.includes(id)}
          onChange={({ target }) => toggle(id, target.checked)}
        />
      ))}
      {sites &&
        goneOf(chosen, sites, known).map(({ id, name }) => (
          <Choice
            key={id}
            kind="checkbox"
            label={name}
            description="Not connected any more"
            checked={chosen.includes(id)}
            onChange={({ target }) => toggle(id, target.checked)}
          />
        ))}
      <p role="alert" className="text-xs text-danger-ink empty:hidden">
        {error}
      </p>
    </fieldset>
  );
}
