/** Whose password is asked for below: a password manager needs the name of the account beside it. */
export function Username({ email }: { email: string }) {
  return <input hidden readOnly type="text" name="username" autoComplete="username" value={email} />;
}
