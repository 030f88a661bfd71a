/** Whose password it is: what everybody knows of them is the first thing to be tried. */
export interface PasswordOwner {
  email?: string;
  name?: string;
}

/** Guesses below which a password is refused; the strength zxcvbn calls "safely unguessable" begins here. */
const LEAST_GUESSES = 1e8;

/** Only so much is looked at: the work grows with the square of it, and what is strong so far stays strong. */
const LOOKED_AT = 64;

const PRODUCT_WORDS = ['fluxx', 'alert', 'alerts', 'console', 'fluxxalert', 'fluxxalertconsole'];

/**
 * Whether somebody who tries common and leaked passwords, words, names and keyboard patterns first would soon come to this one.
 * Asked of zxcvbn with its list of 49,000 passwords, so nothing leaves the machine. There are no rules of composition: a
 * phrase of a few unrelated words is as good as any salad of signs.
 */
export async function isGuessable(password: string, owner: PasswordOwner): Promise<boolean> {
  const zxcvbn = await loadedZxcvbn();
  const known = wordsOf(owner);
  const looked = password.slice(0, LOOKED_AT);
  // What stands between the letters costs an attacker nothing: p-a-s-s-w-o-r-d is password.
  return [looked, plain(looked)].some((form) => zxcvbn.check(form, known).guesses < LEAST_GUESSES);
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The words of the owner and of the program, one by one and run together. */
function wordsOf({ email = '', name = '' }: PasswordOwner): string[] {
  const mailbox = email.split('@', 1)[0] ?? '';
  const whole = [email, mailbox, name];
  const parts = whole.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u)).filter((part) => part.length > 2);
  return [...new Set([...whole, ...parts, ...whole.map(plain), ...PRODUCT_WORDS])].filter(Boolean);
}

/** Its lists take some 12 MB of memory: they are read when the first password is set, and kept. */
const loadedZxcvbn = memoized(async () => {
  const [{ ZxcvbnFactory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
});

function memoized<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
