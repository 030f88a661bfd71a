import { CircleCheck, CircleX } from 'lucide-react';
import type {
  ExplainedCondition,
  ExplainedGroup,
  ExplainedJoin,
  ExplainedNode,
} from '@/lib/domain/filter/explain';
import { plainText } from '../records/value-text';
import { Badge } from '../ui/badge';
import { cn } from '../ui/cn';

const GROUP_WORDS: Readonly<Record<ExplainedGroup['type'], string>> = {
  and: 'All of these',
  or: 'Any of these',
  'not-and': 'Not all of these',
  'not-or': 'None of these',
};
const SHORT = 120;

export interface FilterVerdictProps {
  filter: ExplainedGroup;
  /** Before the record's own value: `The record has`. */
  whose: string;
}

/** A filter asked of one record: every condition with its verdict and the value it met, also behind joins. */
export function FilterVerdict({ filter, whose }: FilterVerdictProps) {
  return (
    <ul>
      <GroupItem node={filter} whose={whose} />
    </ul>
  );
}

function Item({ node, whose }: { node: ExplainedNode; whose: string }) {
  if (node.kind === 'condition') return <ConditionItem node={node} whose={whose} />;
  return node.kind === 'join' ? (
    <JoinItem node={node} whose={whose} />
  ) : (
    <GroupItem node={node} whose={whose} />
  );
}

function ConditionItem({ node, whose }: { node: ExplainedCondition; whose: string }) {
  return (
    <li
      className={cn('flex items-start gap-2 rounded-md px-2 py-1.5 text-sm', node.decides && 'bg-surface-2')}
    >
      <VerdictIcon holds={node.holds} />
      <span className="min-w-0 flex-1">
        <span className={cn('wrap-anywhere', node.decides && 'font-medium text-ink')}>{node.words}</span>
        {node.decides && <Decides />}
        <span className="block text-xs wrap-anywhere text-ink-3" dir="auto">
          {whose}{' '}
          {node.value === null ? 'no value' : shorten(plainText({ ...node, name: node.field }, node.value))}
        </span>
      </span>
    </li>
  );
}

/** What is asked of the record that a field points to, condition by condition as well. */
function JoinItem({ node, whose }: { node: ExplainedJoin; whose: string }) {
  const { filter, value, model } = node;
  const noun = model.replaceAll('_', ' ');
  return (
    <li className="text-sm">
      <div className="flex items-start gap-2 px-2 py-1.5">
        <VerdictIcon holds={node.holds} />
        <span className="min-w-0 flex-1">
          <span className={cn('wrap-anywhere', node.decides && 'font-medium text-ink')}>
            {node.words}
            {filter !== null && filter.conditions.length > 0 && ' where'}
          </span>
          {node.decides && filter === null && <Decides />}
          <span className="block text-xs text-ink-3">
            {value === null ? `${whose} no value` : `${whose} ${noun} ${value}`}
            {value !== null && filter === null && ', which does not exist'}
          </span>
        </span>
      </div>
      {filter !== null && filter.conditions.length > 0 && (
        <ul className="ml-4 border-l pl-2">
          <GroupItem node={filter} whose={`This ${noun} has`} />
        </ul>
      )}
    </li>
  );
}

function GroupItem({ node, whose }: { node: ExplainedGroup; whose: string }) {
  return (
    <li className="text-sm">
      <span className="flex items-center gap-2 px-2 py-1">
        <VerdictIcon holds={node.holds} />
        <span className={cn(node.decides && 'font-medium text-ink')}>{GROUP_WORDS[node.type]}</span>
      </span>
      <ul className="ml-4 flex flex-col gap-0.5 border-l pl-2">
        {node.conditions.map((child, index) => (
          // The conditions of a filter have no names, and stay where they are while it is shown.
          // oxlint-disable-next-line react/no-array-index-key
          <Item key={index} node={child} whose={whose} />
        ))}
      </ul>
    </li>
  );
}

/** Marks what the whole verdict hangs on. */
export function Decides() {
  return (
    <>
      {' '}
      <Badge tone="accent" className="ml-1">
        decides
      </Badge>
    </>
  );
}

export function VerdictIcon({ holds }: { holds: boolean }) {
  const Icon = holds ? CircleCheck : CircleX;
  return (
    <span className={cn('mt-0.5 shrink-0', holds ? 'text-healthy-ink' : 'text-stuck-ink')}>
      <Icon className="size-4" aria-hidden="true" />
      <span className="sr-only">{holds ? 'Holds: ' : 'Does not hold: '}</span>
    </span>
  );
}

function shorten(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT - 1)}…` : text;
}
