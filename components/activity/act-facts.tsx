import type { ReactNode } from 'react';
import { DefinitionList } from '../ui/definition-list';
import { formatNumber } from '../ui/number';
import { Time } from '../ui/time';
import type { Fact, FactValue } from './facts';

/** Facts by name, with those of a part below it. */
export function ActFacts({ facts }: { facts: readonly Fact[] }) {
  return <DefinitionList items={facts.map(({ term, value }) => ({ term, value: drawn(value) }))} />;
}

function drawn(value: FactValue): ReactNode {
  if (value.kind === 'number') return <span className="figures">{formatNumber(value.value)}</span>;
  if (value.kind === 'moment') return <Time at={value.at} show="absolute" />;
  if (value.kind === 'code') return <code className="font-mono text-xs wrap-anywhere">{value.text}</code>;
  if (value.kind === 'text') return <span className="wrap-anywhere whitespace-pre-wrap">{value.text}</span>;
  return (
    <div className="rounded-md border px-3">
      <ActFacts facts={value.facts} />
    </div>
  );
}
