import type { ActivityResponse } from '@/lib/domain/api/activity';
import { CopyButton } from '../ui/copy-button';
import { formatNumber } from '../ui/number';
import { Time } from '../ui/time';

/** The newest proven entry, to keep elsewhere: beside it, a removed end of the log is found. */
export function ChainHead({ head }: { head: ActivityResponse['head'] }) {
  if (head === null) return null;
  return (
    <footer className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-3">
      <span>
        Each entry proves the ones before it. Keep the proof of the newest, #{formatNumber(head.sequence)} of{' '}
        <Time at={head.at} show="absolute" />, elsewhere:
      </span>
      <span className="inline-flex min-w-0 items-center gap-1">
        <code className="min-w-0 truncate font-mono max-sm:max-w-[12rem]" title={head.written}>
          {head.written.slice(0, 40)}…
        </code>
        <CopyButton text={head.written} label="Copy the head of the log" />
      </span>
    </footer>
  );
}
