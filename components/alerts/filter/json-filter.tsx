'use client';

import type { FieldProblem } from '@/lib/domain/errors';
import { shortPath } from '@/lib/domain/filter/short-path';
import { Textarea } from '../../ui/textarea';

export interface JsonFilterProps {
  text: string;
  onChange: (text: string) => void;
  problems: readonly FieldProblem[];
}

/** The filter as it goes over REST, to read, paste and write by hand. */
export function JsonFilter({ text, onChange, problems }: JsonFilterProps) {
  return (
    <div className="flex flex-col gap-2">
      <Textarea
        aria-label="Filter as JSON"
        aria-invalid={problems.length > 0 ? true : undefined}
        rows={12}
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
        className="font-mono text-xs/5"
      />
      {problems.length > 0 && (
        <ul role="alert" className="flex flex-col gap-1 text-xs text-danger-ink">
          {problems.slice(0, 20).map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              <code className="font-mono">{shortPath(path)}</code>: {message}
            </li>
          ))}
          {problems.length > 20 && <li>… and {problems.length - 20} more.</li>}
        </ul>
      )}
    </div>
  );
}
