import { CircleAlert } from 'lucide-react';

/** A sentence under what is wrong, as Field draws it. */
export function ProblemText({ children, id }: { children: string | undefined; id?: string }) {
  if (children === undefined) return null;
  return (
    <p id={id} role="alert" className="flex items-start gap-1.5 text-xs text-danger-ink">
      <CircleAlert className="mt-px size-3.5 shrink-0" aria-hidden="true" />
      {children}
    </p>
  );
}
