/** Runs before each file of unit tests: the secrets that the program makes in them are known from then on, and one that comes out fails the test. */
import { afterAll, afterEach } from 'vitest';
import { learnMadeSecrets } from './learn-made-secrets';
import { expectNothingNoted, noteSentence } from './noted-secrets';
import { watchPasswords } from './watch-passwords';
import { watchProcess } from './watch-process';

learnMadeSecrets();
watchProcess();
watchPasswords(noteSentence);
afterEach(expectNothingNoted);
afterAll(expectNothingNoted);
