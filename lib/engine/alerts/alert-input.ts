import { ALERT_CONFIG_KEYS } from '@/lib/domain/alert-config';
import { AppError, type FieldProblem } from '@/lib/domain/errors';
import { quoteInput } from '@/lib/domain/quote-input';

/** An alert as it is written, under the names of REST (domain.md): settings, and what may be repeated but never changed. */
export type AlertInput = Readonly<Record<string, unknown>>;

/** The one way in which an alert of the built-in site hands out its records. */
export const ALERT_OUTPUT = 'api';

/** Names that may be sent when they name what stands already. */
interface Fixed {
  queue_uuid?: string;
  model_controller_type?: string;
}

const SETTABLE = new Set<string>(ALERT_CONFIG_KEYS);

/**
 * Refuses what cannot be written: unknown names, a Queue UUID or model other than the alert's own, an output other than "api".
 * @param fixed the values the alert has; a name left out of it is not looked at.
 * @throws AppError `invalid` naming each.
 */
export function refuseUnwritable(input: AlertInput, fixed: Fixed): void {
  const problems = Object.entries(input).flatMap(([name, value]): FieldProblem[] => {
    const message = SETTABLE.has(name) ? null : problemOf(name, value, fixed);
    return message === null ? [] : [{ path: name.slice(0, 100), message }];
  });
  const [first] = problems;
  if (first !== undefined)
    throw new AppError('invalid', `The alert was not saved. ${first.message}`, { problems });
}

function problemOf(name: string, value: unknown, fixed: Fixed): string | null {
  switch (name) {
    case 'queue_uuid':
      return isSame(value, fixed.queue_uuid)
        ? null
        : 'The queue_uuid is made once, when the alert is created, and never changes.';
    case 'model_controller_type':
      return fixed.model_controller_type === undefined || value === fixed.model_controller_type
        ? null
        : `The model of an alert never changes; this one is of ${fixed.model_controller_type}. Make another alert.`;
    case 'alert_output':
      return value === ALERT_OUTPUT ? null : `The only alert_output here is "${ALERT_OUTPUT}".`;
    default:
      return `The field ${quoteInput(name)} of an alert does not exist or cannot be written.`;
  }
}

function isSame(value: unknown, uuid: string | undefined): boolean {
  return typeof value === 'string' && value.toLowerCase() === uuid;
}
