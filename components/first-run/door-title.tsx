import type { ReactNode } from 'react';

export interface DoorTitleProps {
  icon: ReactNode;
  title: string;
  children: ReactNode;
}

/** The head of one of the two doors. */
export function DoorTitle({ icon, title, children }: DoorTitleProps) {
  return (
    <div>
      <span
        className="mb-3 grid size-10 place-items-center rounded-lg bg-accent-soft text-accent-ink [&_svg]:size-5"
        aria-hidden="true"
      >
        {icon}
      </span>
      <h2 className="text-lg font-semibold text-ink">{title}</h2>
      <p className="mt-1 text-sm text-ink-2">{children}</p>
    </div>
  );
}
