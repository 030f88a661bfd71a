'use client';

import { Copy, ListOrdered, Trash2 } from 'lucide-react';
import Link from 'next/link';
import { useState } from 'react';
import type { AlertView } from '@/lib/domain/api/alerts';
import { Button, ButtonLink } from '../../ui/button';
import { NumberText } from '../../ui/number';
import { PageHeader } from '../../ui/page-header';
import { Uuid } from '../../queues/uuid';
import { DeleteAlertDialog } from '../delete-alert-dialog';
import { StatusBadge } from '../status-badge';
import { Breadcrumb } from './breadcrumb';

/** What an alert is and how its queue stands, above its tabs. */
export function AlertHeader({
  alert,
  modelLabel,
  isGone,
}: {
  alert: AlertView;
  modelLabel: string;
  isGone: boolean;
}) {
  const [isDeleting, setDeleting] = useState(false);
  return (
    <>
      <PageHeader
        breadcrumb={<Breadcrumb model={alert.model} label={modelLabel} />}
        title={
          <span dir="auto" className="wrap-anywhere">
            {alert.name}
          </span>
        }
        badge={<StatusBadge enabled={alert.enabled} />}
        description={
          <span className="flex flex-wrap items-center gap-x-4 gap-y-0.5">
            <span>{alert.triggerType}</span>
            <NumberText value={alert.queued} unit="queued" />
            <NumberText value={alert.processing} unit="processing" />
            <span className="inline-flex flex-wrap items-center gap-x-1.5">
              <span className="text-ink-3">Queue UUID</span>
              <Uuid value={alert.queueUuid} label="Queue UUID" />
            </span>
          </span>
        }
        actions={
          !isGone && (
            <>
              {alert.queueId !== null && (
                <ButtonLink>
                  <Link href={`/queues/${alert.queueId}`}>
                    <ListOrdered aria-hidden="true" />
                    Open its queue
                  </Link>
                </ButtonLink>
              )}
              <ButtonLink>
                <Link href={`/alerts/${encodeURIComponent(alert.model)}/new?from=${alert.id}`}>
                  <Copy aria-hidden="true" />
                  Duplicate
                </Link>
              </ButtonLink>
              <Button icon={<Trash2 aria-hidden="true" />} onClick={() => setDeleting(true)}>
                Delete
              </Button>
            </>
          )
        }
      />
      {isDeleting && <DeleteAlertDialog alert={alert} onClose={() => setDeleting(false)} />}
    </>
  );
}
