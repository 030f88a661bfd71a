/** A text of `longest` characters at most, and an ellipsis where it was longer; never through the middle of one that takes two places. */
export function shorten(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** As long as a name that is given here may be. A site's own may be longer. */
const LONGEST_NAME = 200;

/** A name as lists, messages and names of files tell it: what identifies it, and not more than a screen, a subject or a header has room for. */
export function shortName<Name extends string | null>(name: Name): Name | string {
  return name === null ? name : shorten(name, LONGEST_NAME);
}
