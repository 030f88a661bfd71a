'use client';

import { Command as Primitive } from 'cmdk';
import { Search } from 'lucide-react';
import { useRef, type ReactNode } from 'react';

export interface CommandProps {
  /** What is listed; its accessible name. */
  label: string;
  placeholder: string;
  text: string;
  onTextChange: (text: string) => void;
  /** The id of the line that Enter takes; empty for none. */
  marked: string;
  /** Somebody walked to another line, by a key or with the pointer. */
  onMark: (id: string) => void;
  /** Beside the field: the way out. */
  end?: ReactNode;
  /** Under the list. */
  foot?: ReactNode;
  /** The list, and what is said beside it. */
  children: ReactNode;
}

const WALKS = new Set(['ArrowDown', 'ArrowUp', 'Home', 'End']);

/** A field above a list that is walked with the arrow keys while one types; Enter takes the marked line. */
export function Command(props: CommandProps) {
  const { label, placeholder, text, onTextChange, marked, onMark, end, foot, children } = props;
  // The library marks lines by itself as they come and go; only what a hand did counts.
  const byHand = useRef(false);
  const handle = () => {
    byHand.current = true;
  };
  const mark = (id: string) => {
    if (byHand.current) onMark(id);
    byHand.current = false;
  };
  return (
    <Primitive
      label={label}
      shouldFilter={false}
      loop
      value={marked}
      onValueChange={mark}
      onKeyDownCapture={(event) => WALKS.has(event.key) && handle()}
      onPointerMoveCapture={handle}
      className="flex min-h-0 flex-col"
    >
      <div className="flex h-12 shrink-0 items-center gap-2.5 border-b px-4">
        <Search className="size-4.5 shrink-0 text-ink-3" aria-hidden="true" />
        <Primitive.Input
          value={text}
          onValueChange={onTextChange}
          placeholder={placeholder}
          maxLength={200}
          className="h-full min-w-0 flex-1 bg-transparent text-base text-ink outline-none placeholder:text-ink-3"
        />
        {end}
      </div>
      {children}
      {foot}
    </Primitive>
  );
}

/** The groups that fit the text: whoever gives them has filtered them. Nothing else belongs in it. */
export function CommandList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Primitive.List
      label={label}
      className="min-h-0 overflow-y-auto overscroll-contain p-2 has-[[cmdk-list-sizer]:empty]:hidden"
    >
      {children}
    </Primitive.List>
  );
}

/** Lines of one kind. */
export function CommandGroup({ heading, children }: { heading: ReactNode; children: ReactNode }) {
  return (
    <Primitive.Group
      heading={heading}
      className="not-first:mt-1 [&_[cmdk-group-heading]]:truncate [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-3"
    >
      {children}
    </Primitive.Group>
  );
}

export interface CommandItemProps {
  /** Sets it apart from every other line. */
  id: string;
  icon: ReactNode;
  label: ReactNode;
  /** Quieter, after the label. */
  detail?: ReactNode;
  /** At the end of the line: a key. */
  end?: ReactNode;
  onTake: () => void;
}

/** One line. */
export function CommandItem({ id, icon, label, detail, end, onTake }: CommandItemProps) {
  return (
    <Primitive.Item
      value={id}
      onSelect={onTake}
      className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2 py-1.5 text-sm text-ink data-[selected=true]:bg-surface-3 pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3"
    >
      {icon}
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
        <span className="max-w-full min-w-0 truncate">{label}</span>
        {detail !== undefined && (
          <span className="max-w-full min-w-0 truncate text-xs text-ink-3">{detail}</span>
        )}
      </span>
      {end}
    </Primitive.Item>
  );
}
