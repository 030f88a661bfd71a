import type { LiveData, LiveEventName } from '@/lib/domain/api/live';
import { isRecord } from '../answer-schema';

type Fields = Readonly<Record<string, unknown>>;

const isNumber = (value: unknown) => typeof value === 'number';
const isText = (value: unknown) => typeof value === 'string';

/** By hand, as the overview's answer: every page has the stream, and zod is more than all of it. */
const CHECKS: { readonly [Name in LiveEventName]: (data: Fields) => boolean } = {
  hello: ({ resumed, hour }) => typeof resumed === 'boolean' && isNumber(hour),
  queues: ({ changed, gone }) =>
    Array.isArray(changed) && changed.every(isChange) && Array.isArray(gone) && gone.every(isText),
  read: ({ site, at }) => isText(site) && isNumber(at),
  hour: ({ hour }) => isNumber(hour),
  overview: () => true,
  reset: () => true,
  stalled: ({ since }) => isNumber(since),
  recovered: () => true,
  bye: ({ reason }) => isText(reason),
};

export function isKnownEvent(name: string): name is LiveEventName {
  return Object.hasOwn(CHECKS, name);
}

export function isLiveData<Name extends LiveEventName>(name: Name, data: unknown): data is LiveData<Name> {
  return isRecord(data) && CHECKS[name](data);
}

/** What fields it brings is checked where they are put into a queue. */
function isChange(change: unknown): boolean {
  return (
    isRecord(change) && isText(change['id']) && Array.isArray(change['of']) && change['of'].every(isText)
  );
}
