'use client';

import type { AlertDialogProps } from './alert-dialog';
import { LaterPart } from './later-part';

const load = async () => (await import('./alert-dialog')).AlertDialog;

/** For the button that opens one, when a hand nears it. */
export const nearAlertDialog = () => void load().catch(() => null);

/** An AlertDialog whose code comes when it is opened for the first time: most visits never open one. */
export function LaterAlertDialog(props: AlertDialogProps) {
  return (
    <LaterPart load={load} wanted={props.open} onFailed={() => props.onOpenChange(false)} part={props} />
  );
}
