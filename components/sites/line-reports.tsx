import type { LineReport } from '@/lib/domain/api/sites';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { formatNumber } from '../ui/number';

const DONE: ReadonlySet<LineReport['result']> = new Set(['added', 'restored', 'updated', 'removed']);

/** What became of everything that was picked or pasted, one by one. */
export function LineReports({ lines, onClose }: { lines: readonly LineReport[]; onClose: () => void }) {
  if (lines.length === 0) return null;
  const done = lines.filter((line) => DONE.has(line.result)).length;
  const isWhole = done === lines.length;
  return (
    <Callout
      tone={isWhole ? 'success' : 'warning'}
      title={`${formatNumber(done)} of ${formatNumber(lines.length)} done`}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <ul aria-label="What became of each" className="max-h-60 overflow-y-auto">
        {lines.map((line) => (
          <li key={`${line.line} ${line.text} ${line.result}`} className="break-words">
            <span className="font-medium text-ink">{line.text}</span>: {line.sentence}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
