import { marksWithin } from './canary';

/** Settings that are secrets, by how they are called: a new one need not be written down here. */
const SECRET_SETTING = /(?:KEY|SECRET|TOKEN|PASSWORD)$/;

/**
 * What a test sets for the program, looked at before it starts.
 * @throws Error when a secret among it carries no mark: one that comes out would not be seen.
 */
export function markedSettings(env: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(env)) {
    const secret = SECRET_SETTING.test(name) ? value : passwordIn(value);
    if (secret !== '' && marksWithin(secret).length === 0)
      throw new Error(`${name} holds a secret without the mark: make it with marked() or markedKey()`);
  }
  return env;
}

/** Of the address of a database or a mail server. */
function passwordIn(value: string): string {
  return URL.canParse(value) ? new URL(value).password : '';
}
