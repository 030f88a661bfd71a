/** A text of `longest` characters at most, and an ellipsis where it was longer; never through the middle of one that takes two places. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
