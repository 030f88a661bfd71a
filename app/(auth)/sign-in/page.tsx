import type { Metadata } from 'next';
import { ForgotLink } from '@/components/auth/forgot-link';
import { SignInWays } from '@/components/auth/sign-in-ways';
import { AuthLayout } from '@/components/layout/auth-layout';
import { ownPath } from '@/lib/domain/own-path';
import { readSignInProblem } from '@/lib/domain/sign-in-problems';
import { sendsMail } from '@/lib/server/link-visitor';
import { leaveSignIn } from '@/lib/server/page-visitor';

export const metadata: Metadata = { title: 'Sign in' };

interface SignInPageProps {
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { callbackUrl, problem } = await searchParams;
  const destination = ownPath(typeof callbackUrl === 'string' ? callbackUrl : null);
  const ways = await leaveSignIn(destination);
  return (
    <AuthLayout title="Sign in" footer="No account yet? Ask an admin of this console.">
      <SignInWays {...ways} problem={readSignInProblem(problem)} destination={destination} />
      {ways.passwords && (await sendsMail()) && <ForgotLink />}
    </AuthLayout>
  );
}
