'use client';

import { lazy, Suspense, useState } from 'react';
import type { AlertDialogProps } from './alert-dialog';
import { lazyPart } from './lazy-part';

const load = () => import('./alert-dialog');
const AlertDialog = lazy(lazyPart(async () => (await load()).AlertDialog));

/** For the button that opens one, when a hand nears it. */
export const nearAlertDialog = () => void load().catch(() => null);

/** An AlertDialog whose code comes when it is opened for the first time: most visits never open one. */
export function LaterAlertDialog(props: AlertDialogProps) {
  const [wasOpened, setOpened] = useState(props.open);
  if (props.open && !wasOpened) setOpened(true);
  return <Suspense>{wasOpened && <AlertDialog {...props} />}</Suspense>;
}
