/**
 * What a site said of an error stands in a sentence of ours, in brackets. It may hold names and values of records, so whoever may not
 * see payloads is shown the sentence without it.
 */
const OPENS = ' (it says: ';
const LONGEST = 200;

/**
 * A site's own words for a sentence of ours: short, and without anything in them that could be a token. Nothing of nothing.
 * @param secrets what the site was sent, which it may repeat as it came, or as it stands in an address, a form or JSON: a token may be
 * short, or have dashes. Null when that is not known: nothing is passed on then.
 */
export function siteWords(message: string | null, secrets: readonly string[] | null = []): string {
  if (secrets === null) return '';
  const words = secrets
    .flatMap(writtenForms)
    .filter((secret) => secret !== '')
    .toSorted((left, right) => right.length - left.length)
    .reduce((text, secret) => text.replaceAll(secret, '…'), message ?? '')
    .replaceAll(/[A-Za-z0-9+/_=]{32,}/g, '…')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (words === '') return '';
  return `${OPENS}${words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words})`;
}

/** How a site may write a secret: JSON may be within JSON, and may write a slash or what is no ASCII with a backslash, or not. */
function writtenForms(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const slashes = json.replaceAll('/', String.raw`\/`);
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  // Half a pair cannot be encoded, and is sent as this.
  const sent = secret.replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD');
  const encoded = [encodeURIComponent(sent), form].flatMap((text) => [text, lowerEscapes(text)]);
  return [secret, json, slashes, ...[json, slashes].map(inAscii), ...encoded];
}

/** `%2B` as `%2b`. */
function lowerEscapes(text: string): string {
  return text.replaceAll(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase());
}

/** What stands beyond ASCII as JSON may escape it, unit by unit. */
function inAscii(json: string): string {
  return json.replaceAll(
    /[^\u0020-\u007e]/g,
    (unit) => String.raw`\u` + unit.charCodeAt(0).toString(16).padStart(4, '0'),
  );
}

/**
 * A sentence without them. They may hold brackets themselves, and none of our sentences has one after them: everything up to the last
 * bracket goes, and all the rest where there is none.
 */
export function withoutSiteWords(text: string): string {
  const from = text.indexOf(OPENS);
  if (from === -1) return text;
  const end = text.lastIndexOf(')');
  return text.slice(0, from) + (end < from ? '' : text.slice(end + 1));
}

/** JSON of an answer for somebody who may not see payloads: no text in it has a site's own words. */
export function jsonWithoutSiteWords(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'string' ? withoutSiteWords(part) : part,
  );
}
