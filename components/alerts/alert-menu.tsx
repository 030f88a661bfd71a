'use client';

import { CirclePause, CirclePlay, Copy, MoreHorizontal, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import { useUpdateAlert } from '@/lib/client/alert-acts';
import type { AlertRow } from '@/lib/domain/api/alerts';
import { notifyRefusal } from '../console/notify-refusal';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '../ui/dropdown-menu';
import { IconButton } from '../ui/icon-button';
import { notify } from '../ui/notify';
import { DeleteAlertDialog } from './delete-alert-dialog';

/** What can be done to an alert from its list. */
export function AlertMenu({ alert }: { alert: AlertRow }) {
  const [isDeleting, setDeleting] = useState(false);
  const update = useUpdateAlert();
  const setEnabled = (isEnabled: boolean) => {
    if (update.isPending) return;
    update.mutate(
      { id: alert.id, version: alert.version, settings: { alert_enabled: isEnabled } },
      {
        onSuccess: () =>
          notify({ tone: 'success', title: isEnabled ? 'Enabled' : 'Disabled', description: alert.name }),
        onError: notifyRefusal,
      },
    );
  };
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton label={`More for ${alert.name}`} size="sm">
            <MoreHorizontal aria-hidden="true" />
          </IconButton>
        }
      >
        <DropdownMenuItem onSelect={() => setEnabled(!alert.enabled)}>
          {alert.enabled ? <CirclePause aria-hidden="true" /> : <CirclePlay aria-hidden="true" />}
          {alert.enabled ? 'Disable' : 'Enable'}
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href={`/alerts/${encodeURIComponent(alert.model)}/new?from=${alert.id}`}>
            <Copy aria-hidden="true" />
            Duplicate
          </Link>
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem tone="danger" onSelect={() => setDeleting(true)}>
          <Trash2 aria-hidden="true" />
          Delete…
        </DropdownMenuItem>
      </DropdownMenu>
      {isDeleting && <DeleteAlertDialog alert={alert} onClose={() => setDeleting(false)} />}
    </>
  );
}
