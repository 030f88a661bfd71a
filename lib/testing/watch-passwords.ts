import module from 'node:module';
import { secretsWithin } from './canary';

/**
 * From now on a password that this process gives somebody must be known to the canary, whoever typed it and wherever: a test cannot forget it.
 * No code of the program knows that it is watched.
 */
export function watchPasswords(onUnmarked: (sentence: string) => void): void {
  const argon2: { hash: (...words: unknown[]) => unknown } = module.createRequire(import.meta.url)(
    '@node-rs/argon2',
  );
  const { hash } = argon2;
  argon2.hash = (...words) => {
    const password = String(words[0]);
    if (secretsWithin(password).length === 0)
      onUnmarked(`A password carries no mark: make "${password.slice(0, 10)}…" with marked()`);
    return Reflect.apply(hash, argon2, words);
  };
}
