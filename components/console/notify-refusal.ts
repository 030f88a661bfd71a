import { explainError } from '@/lib/client/error-words';
import { notify } from '../ui/notify';

/** Tells why an act without a dialog of its own was not done. */
export function notifyRefusal(error: unknown): void {
  const { title, detail, whatNext } = explainError(error, 'act');
  notify({ tone: 'error', title, description: `${detail} ${whatNext}` });
}
