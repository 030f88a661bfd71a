import { ERROR_TITLES } from '@/lib/domain/error-titles';
import { ApiError, type ApiErrorCode } from './fetcher';

export interface ErrorWords {
  /** What happened, in a few words. */
  title: string;
  /** What happened in full, and whether anything changed. */
  detail: string;
  /** What to do now. */
  whatNext: string;
  /** Of an answer of the server, or of none; null for what broke in the page. */
  code: ApiErrorCode | null;
}

/** `read`: something was to be shown. `act`: something was to be done. `upstream-act`: and a site was to be called for it. */
export type Attempt = 'read' | 'act' | 'upstream-act';

/** The one place that turns any error into words for a person. */
export function explainError(error: unknown, attempt: Attempt = 'read'): ErrorWords {
  if (!(error instanceof ApiError)) {
    return {
      title: 'This page failed',
      detail: attempt === 'read' ? 'Nothing was changed by it.' : unknownWhether(attempt),
      whatNext: 'Reload the page. If it fails again, tell whoever runs the console.',
      code: null,
    };
  }
  const { code } = error;
  return { title: titleOf(error), detail: detailOf(error, attempt), whatNext: nextOf(error), code };
}

function titleOf(error: ApiError): string {
  if (error.code === 'offline') return 'The console cannot be reached';
  if (error.code === 'unreadable') return 'The answer could not be read';
  return ERROR_TITLES[error.code];
}

function detailOf(error: ApiError, attempt: Attempt): string {
  const said = sentence(error.message);
  if (attempt === 'read') return said;
  const mayHaveHappened = ['offline', 'unreadable', 'internal'].includes(error.code);
  return mayHaveHappened ? `${said} ${unknownWhether(attempt)}` : said;
}

/** A title may stand for the detail, and titles have no full stop. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** The ledger finishes what reached the server, whether or not this browser hears of it. */
function unknownWhether(attempt: Attempt): string {
  return attempt === 'upstream-act'
    ? 'Whether your request arrived is not known; if it did, the call goes on and is kept in the ledger.'
    : 'Whether your request arrived is not known.';
}

function nextOf(error: ApiError): string {
  switch (error.code) {
    case 'offline':
      return 'Check that the console is running and your network is up. This page goes on trying.';
    case 'unreadable':
      return 'Reload the page: the console may have been updated.';
    case 'unauthenticated':
      return 'Sign in again.';
    case 'forbidden':
      return 'Ask an admin of the console if you need it.';
    case 'not-found':
      return 'Go back to the overview.';
    case 'conflict':
    case 'queue-busy':
      return 'Look at the fresh state, then decide again.';
    case 'call-unknown':
      return 'Reconcile that call first.';
    case 'too-many-requests':
      return error.retryAfter === null ? 'Wait a little.' : `Wait ${error.retryAfter} seconds.`;
    case 'invalid':
    case 'bad-request':
    case 'too-large':
    case 'method-not-allowed':
      return 'Correct the input and send it again.';
    case 'not-held':
      return 'Process again: most sites hand the payload out once more.';
    default:
      return 'Try again. If it keeps failing, tell whoever runs the console.';
  }
}
