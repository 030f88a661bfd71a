import { isOnlyMaybeMore, type Count, type CountBasis } from '@/lib/domain/counts';

/** How sure a count is, in a word beside it. */
const BASIS_WORD: Readonly<Record<CountBasis, string>> = {
  exact: 'exact',
  ledger: 'from the open job',
  'at-least': 'at least',
  observed: 'last seen',
  unknown: 'not known',
};

/** The same as a sentence, on hover. */
const BASIS_SENTENCE: Readonly<Record<CountBasis, string>> = {
  exact: 'The site itself says so.',
  ledger: 'Counted in the open job whose payload is stored here.',
  'at-least': 'The last batch was full, so at least this many were waiting behind it.',
  observed: 'The last batch was not full, so nothing was left in the queue then.',
  unknown: 'Nothing has told it: this site does not say, and counts are never taken by processing.',
};

/** Core models that people call otherwise than Fluxx does, as everywhere else in the console. All of them would be a heavy load. */
const CALLED: ReadonlyMap<string, string> = new Map([
  ['request_transaction', 'Payment'],
  ['request_report', 'Report'],
  ['sub_program', 'Sub-program'],
]);

/** `grant_request` as people write it: "Grant request". */
export function modelLabel(model: string | null): string {
  if (model === null) return 'Model not known';
  const known = CALLED.get(model);
  if (known !== undefined) return known;
  const words = model.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** How sure a count is, in a word or two beside it. */
export function basisWord(count: Count): string {
  if (count.basis === 'ledger' && count.value === 0) return 'no job is open here';
  return isOnlyMaybeMore(count) ? 'maybe more' : BASIS_WORD[count.basis];
}

/** The same in a sentence. */
export function basisSentence(count: Count): string {
  if (count.basis === 'ledger' && count.value === 0) return 'No job is open whose payload is stored here.';
  return isOnlyMaybeMore(count)
    ? 'The last batch was full, so more may be waiting. How many is not known.'
    : BASIS_SENTENCE[count.basis];
}
