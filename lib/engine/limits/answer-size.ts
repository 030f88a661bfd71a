import { AppError } from '@/lib/domain/errors';

/** As many as are read of records at once (find-records-within.ts). A related value stands in the answer once for each record that it belongs to. */
const MOST_CHARACTERS = 50_000_000;

/** Counts what an answer about records grows to, before it is written: past the limit it would take the memory of everybody else. */
export class AnswerSize {
  private characters = 0;

  /** @throws AppError `too-large` */
  add(text: string): void {
    this.characters += text.length;
    if (this.characters > MOST_CHARACTERS)
      throw new AppError(
        'too-large',
        `The answer would be longer than ${MOST_CHARACTERS.toLocaleString('en-US')} characters. Nothing was done: ask for fewer records at a time (per_page of a list, limit_num of a process call, or a smaller batch size of the site), or for fewer columns.`,
      );
  }
}
