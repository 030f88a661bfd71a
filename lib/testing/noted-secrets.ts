/*
 * What came out, noted where it was seen. A program under test may catch what is thrown at it, and a server of a test has nobody to throw at:
 * so the test asks at its end (canary-setup.ts, e2e/test.ts), and fails whoever swallowed it.
 */
const noted: string[] = [];

/** @param secrets what was found; nothing is noted when there is none. Its first characters tell which it is. */
export function note(secrets: readonly string[], where: string): string | undefined {
  const [first] = secrets;
  if (first === undefined) return undefined;
  const sentence = `A secret came out: ${first.slice(0, 10)}… in ${where}`;
  noteSentence(sentence);
  return sentence;
}

export function noteSentence(sentence: string): void {
  noted.push(sentence);
}

/** @throws Error when there is one. It is noted too. */
export function refuse(secrets: readonly string[], where: string): void {
  const sentence = note(secrets, where);
  if (sentence !== undefined) throw new Error(sentence);
}

/** Everything noted since this was asked last. */
export function takeNoted(): string[] {
  return noted.splice(0);
}

/** @throws Error when anything was noted since the last test. */
export function expectNothingNoted(): void {
  const all = takeNoted();
  if (all.length > 0) throw new Error([...new Set(all)].join('\n'));
}
