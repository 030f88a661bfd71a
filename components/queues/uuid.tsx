import { CopyButton } from '../ui/copy-button';

/** A UUID in full, with a button that copies it. `label` names it: "Queue UUID". */
export function Uuid({ value, label }: { value: string; label: string }) {
  return (
    <span className="inline-flex max-w-full min-w-0 items-center gap-1">
      <code className="min-w-0 font-mono text-xs break-all text-ink">{value}</code>
      <CopyButton text={value} label={`Copy ${label}`} />
    </span>
  );
}
