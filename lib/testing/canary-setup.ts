/** Runs before each file of unit tests: the secrets that the program makes in them are known from then on. */
import { learnMadeSecrets } from './learn-made-secrets';

learnMadeSecrets();
