'use client';

import { queries, useLive } from '@/lib/client/queries';
import type { AlertView } from '@/lib/domain/api/alerts';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Time } from '../../ui/time';
import type { Settings } from '../draft';
import { settingLabel } from '../words';
import { settingText } from './setting-text';

export interface CompareDialogProps {
  /** The version the person began with, and the one that stands now. */
  base: AlertView;
  fresh: AlertView;
  /** What they changed between the two. */
  theirs: readonly string[];
  /** What the person changed and has not saved. */
  mine: Partial<Settings>;
  onClose: () => void;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
}

/** Two people edited one alert: who changed what when, beside one's own changes, and what to do about it. */
export function CompareDialog(props: CompareDialogProps) {
  const { base, fresh, theirs, mine } = props;
  const { data } = useLive(queries.alertChanges(base.id, base.version, fresh.version));
  const rows = [...new Set([...theirs, ...Object.keys(mine)])];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      size="lg"
      title="Somebody else changed this alert"
      description="Nothing of yours was saved, and nothing of theirs was overwritten. What you typed is still here."
      footer={
        <>
          <Button onClick={props.onTakeTheirs}>Drop mine, show theirs</Button>
          <Button variant="primary" onClick={props.onKeepMine}>
            Put mine on top of theirs
          </Button>
        </>
      }
    >
      <ul className="mb-4 flex flex-col gap-1 text-sm text-ink-2">
        {(data?.changes ?? []).map((change) => (
          <li key={change.version}>
            <span className="font-medium text-ink" dir="auto">
              {change.actor.name}
            </span>{' '}
            changed {change.settings.map(settingLabel).join(', ') || 'nothing that shows'},{' '}
            <Time at={change.at} />
          </li>
        ))}
      </ul>
      <div className="flex flex-col gap-3">
        {rows.map((setting) => (
          <section key={setting} className="rounded-md border">
            <h3 className="border-b px-3 py-1.5 text-sm font-semibold">{settingLabel(setting)}</h3>
            <div className="grid gap-px bg-line sm:grid-cols-2">
              <Side
                title="Saved now"
                isChanged={theirs.includes(setting)}
                text={textOf(fresh.settings, setting)}
              />
              <Side
                title="Yours"
                isChanged={setting in mine}
                text={setting in mine ? textOf(mine, setting) : 'Not changed: theirs stays'}
              />
            </div>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function textOf(settings: object, setting: string): string {
  return settingText(new Map<string, unknown>(Object.entries(settings)).get(setting));
}

function Side({ title, text, isChanged }: { title: string; text: string; isChanged: boolean }) {
  return (
    <div className="min-w-0 bg-surface px-3 py-2">
      <p className="text-xs text-ink-3">
        {title}
        {isChanged && ' · changed'}
      </p>
      <p className="text-sm wrap-anywhere whitespace-pre-wrap text-ink" dir="auto">
        {text}
      </p>
    </div>
  );
}
