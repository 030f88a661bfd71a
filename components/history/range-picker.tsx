'use client';

import { Undo2 } from 'lucide-react';
import { Button } from '../ui/button';
import { cn } from '../ui/cn';
import { Choice } from '../ui/choice';
import { CustomRange } from './custom-range';
import { PRESET_NAMES, PRESETS } from './presets';
import type { HistoryView } from './use-history-view';

/** How much of the past: one of the usual ranges, or from one moment to another. */
export function RangePicker({
  view,
  shown,
}: {
  view: HistoryView;
  /** What the charts show now, to begin with. */
  shown: { from: number; to: number } | null;
}) {
  const { asked, preset } = view;
  const isCustom = asked.range !== null || view.choosing;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <fieldset className="flex max-w-full flex-wrap rounded-md border bg-surface p-0.5">
          <legend className="sr-only">Range</legend>
          {PRESET_NAMES.map((name) => (
            <RangeButton
              key={name}
              pressed={!isCustom && preset === name}
              onClick={() => view.choosePreset(name)}
            >
              {PRESETS[name].label}
            </RangeButton>
          ))}
          <RangeButton pressed={isCustom} onClick={view.beginChoosing}>
            Custom
          </RangeButton>
        </fieldset>
        <Choice
          kind="checkbox"
          label="Compare with the time before"
          checked={asked.compares}
          onChange={(event) => view.compare(event.target.checked)}
        />
        {asked.range !== null && (
          <Button icon={<Undo2 aria-hidden="true" />} onClick={view.leaveRange}>
            Back to the last {PRESETS[preset].words}
          </Button>
        )}
      </div>
      {isCustom && (
        <CustomRange
          key={`${asked.range?.from} ${asked.range?.to}`}
          range={asked.range ?? shown}
          onChoose={view.chooseRange}
        />
      )}
    </div>
  );
}

function RangeButton({
  pressed,
  onClick,
  children,
}: {
  pressed: boolean;
  onClick: () => void;
  children: string;
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onClick}
      className={cn(
        'h-7 rounded-sm px-2.5 text-xs font-medium text-ink-2 hover:text-ink sm:px-3 pointer-coarse:h-10',
        'aria-pressed:bg-surface-3 aria-pressed:text-ink',
      )}
    >
      {children}
    </button>
  );
}
