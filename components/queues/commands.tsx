import { CopyButton } from '../ui/copy-button';

export interface Command {
  title: string;
  command: string;
}

/** Commands for a terminal, each with its copy button. */
export function Commands({ items }: { items: readonly Command[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {items.map(({ title, command }) => (
        <li key={title}>
          <div className="mb-1 flex items-center justify-between gap-3">
            <h3 className="text-sm font-semibold text-ink">{title}</h3>
            <CopyButton text={command} label={`Copy command: ${title}`} />
          </div>
          <pre className="rounded-md border bg-surface-2 px-3 py-2 font-mono text-xs/5 wrap-anywhere whitespace-pre-wrap text-ink">
            {command}
          </pre>
        </li>
      ))}
    </ul>
  );
}
