import type { ChannelView } from '@/lib/domain/api/notifications';

/** What is typed about a channel. */
export interface ChannelValues {
  kind: ChannelView['kind'];
  name: string;
  /** The address of the webhook, or the e-mail address. */
  target: string;
}

/** The field that the target of a kind is. */
export function placeOf(kind: ChannelView['kind']): 'url' | 'address' {
  return kind === 'webhook' ? 'url' : 'address';
}

export function toInput({ kind, name, target }: ChannelValues) {
  return { kind, name, [placeOf(kind)]: target };
}

/** The address of a webhook cannot be shown again: empty keeps it. An e-mail address is in the field, so empty is a mistake. */
export function toChange({ kind, name, target }: ChannelValues) {
  return kind === 'webhook' && target === '' ? { name } : { name, [placeOf(kind)]: target };
}
