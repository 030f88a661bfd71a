import type { SignInProblem } from '@/lib/domain/sign-in-problems';

/** Somebody is not let in. The code is what they are told; `account` is whose it would have been. */
export class SignInRefusal extends Error {
  override readonly name = 'SignInRefusal';

  constructor(
    readonly problem: SignInProblem,
    readonly facts: { account?: { id: string; name: string }; email?: string } = {},
  ) {
    super(`Not signed in: ${problem}`);
  }
}
