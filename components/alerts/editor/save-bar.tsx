'use client';

import type { ReactNode } from 'react';
import type { ErrorWords } from '@/lib/client/error-words';
import { Refusal } from '../../console/refusal';
import { Button } from '../../ui/button';

/** Of the page: as high as the screen at least, so that the bar stands at its foot. */
export const EDITOR_PAGE = 'min-h-[calc(100dvh-8.25rem)] md:min-h-[calc(100dvh-2rem)]';

export interface SaveBarProps {
  /** What stands at the left: whether there is something unsaved. */
  status: string;
  refusal: ErrorWords | null;
  /** Word of somebody else's change, with the way to it. */
  notice?: ReactNode;
  canSave: boolean;
  isSaving: boolean;
  onSave: () => void;
  /** Left out where there is nothing to go back to. */
  onDiscard?: (() => void) | undefined;
}

/** Save stays at hand at the foot of the page, with what stands in its way. */
export function SaveBar({ status, refusal, notice, canSave, isSaving, onSave, onDiscard }: SaveBarProps) {
  return (
    <div className="sticky bottom-14 z-20 -mx-4 mt-auto flex flex-col gap-3 border-t bg-canvas px-4 py-3 sm:-mx-6 sm:px-6 md:bottom-0 lg:-mx-8 lg:px-8">
      <div role="alert" className="empty:hidden">
        {refusal !== null && <Refusal words={refusal} />}
      </div>
      <output className="empty:hidden">{notice}</output>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-sm text-ink-2">{status}</p>
        <div className="flex items-center gap-2">
          {onDiscard !== undefined && (
            <Button onClick={onDiscard} disabled={isSaving}>
              Discard changes
            </Button>
          )}
          <Button
            variant="primary"
            onClick={onSave}
            loading={isSaving}
            loadingLabel="Saving…"
            disabled={!canSave}
          >
            Save
          </Button>
        </div>
      </div>
    </div>
  );
}
