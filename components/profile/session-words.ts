/** "no other session", "1 other session", "3 other sessions". */
export function otherSessions(count: number): string {
  if (count === 0) return 'no other session';
  return count === 1 ? '1 other session' : `${count} other sessions`;
}

/** What became of them, as a sentence. */
export function sessionsEndedWords(count: number): string {
  const said = otherSessions(count);
  const began = said.charAt(0).toUpperCase() + said.slice(1);
  return count === 0 ? 'There was no other session to end.' : `${began} ended.`;
}
