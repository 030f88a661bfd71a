/**
 * Why somebody who came back from the OpenID provider was not let in. Only the code stands in the address of the sign-in
 * page; the words are ours, never the provider's.
 */
export const SIGN_IN_PROBLEMS = {
  cancelled: {
    title: 'You were not signed in at your provider',
    detail:
      'It was cancelled there, or your provider does not let you use this console. Try again, or ask whoever looks after it.',
  },
  expired: {
    title: 'That sign-in is over',
    detail:
      'It took longer than ten minutes, was used already, or was begun in another browser. Begin again here.',
  },
  mismatch: {
    title: 'The answer did not belong to this sign-in',
    detail:
      'What came back from the provider was not what was asked for, so nobody was signed in. Begin again; if it happens once more, tell an admin of this console.',
  },
  'too-many': {
    title: 'Too many sign-ins failed',
    detail:
      'Too many from your network address went wrong one after another, so nobody was signed in. Wait 15 minutes and begin again.',
  },
  unreachable: {
    title: 'Your provider cannot be reached from here',
    detail:
      'The console asked it and got no whole answer. Nobody was signed in. Try again in a minute; if it goes on, tell an admin of this console.',
  },
  'provider-refused': {
    title: 'Your provider refused this console',
    detail:
      'It did not accept how the console is set up there. An admin can find out more in Settings → Sign-in and in the server’s log.',
  },
  'not-set-up': {
    title: 'Signing in with a provider is not set up',
    detail:
      'It was turned off or changed a moment ago. Sign in another way, or ask an admin of this console.',
  },
  'no-pkce': {
    title: 'Your provider does not offer what this console needs',
    detail:
      'It says that it does not support PKCE with S256. Nobody was signed in: an admin of this console has to choose another provider or change its settings there.',
  },
  'no-email': {
    title: 'Your provider did not tell a verified e-mail address',
    detail:
      'The console knows people by an address that the provider has verified. Verify it there, or ask whoever looks after your provider.',
  },
  'foreign-domain': {
    title: 'Your e-mail address is not on the list of this console',
    detail:
      'People of its domain get no account by themselves. Ask an admin of this console for an account. To use another address, sign out at your provider first.',
  },
  'has-password': {
    title: 'Your account signs in with its password',
    detail:
      'There is an account of your e-mail address already, and it has a password. Sign in with that, or ask an admin to let accounts with a password sign in through the provider too.',
  },
  'other-identity': {
    title: 'Your account belongs to another sign-in at your provider',
    detail:
      'The account of your e-mail address is tied to another identity there, so it was not given to you. Ask an admin of this console.',
  },
  'no-role': {
    title: 'You have no role in this console',
    detail: 'None of the groups your provider told of gives you one. Ask whoever looks after them.',
  },
  disabled: {
    title: 'Your account is disabled',
    detail: 'Ask an admin of this console.',
  },
  failed: {
    title: 'Signing in failed',
    detail:
      'It failed on our side, and nobody was signed in. Try again; if it goes on, tell whoever runs this console: the server’s log says more.',
  },
} as const satisfies Record<string, { title: string; detail: string }>;

export type SignInProblem = keyof typeof SIGN_IN_PROBLEMS;

/** The problem that a text names; null for any other text. */
export function readSignInProblem(text: unknown): SignInProblem | null {
  return typeof text === 'string' && isProblem(text) ? text : null;
}

function isProblem(text: string): text is SignInProblem {
  return Object.hasOwn(SIGN_IN_PROBLEMS, text);
}
