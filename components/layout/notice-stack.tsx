'use client';

import { useEffect } from 'react';
import { toast, Toaster } from 'sonner';
import { drawNotices, type Notice } from '../ui/notify';

const LOOK = {
  toast:
    'flex w-(--width) items-start gap-2.5 rounded-lg bg-surface p-3 text-sm wrap-anywhere text-ink shadow-overlay',
  title: 'font-medium',
  description: 'text-ink-2',
  icon: 'mt-0.5 text-ink-3',
};

function show({ tone = 'info', title, description }: Notice): void {
  toast[tone](title, description === undefined ? {} : { description });
}

/**
 * The notices themselves. At the top in the middle, because buttons that save stand at the bottom and those that act at the
 * right: a notice under the hand stays as long as the hand does, and would keep the next press from its button. The toaster listens before this component's own effect hands it what has waited. */
export function NoticeStack() {
  useEffect(() => drawNotices(show), []);
  return (
    <Toaster position="top-center" visibleToasts={4} toastOptions={{ unstyled: true, classNames: LOOK }} />
  );
}
