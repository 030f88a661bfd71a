import type { Metadata } from 'next';
import Link from 'next/link';
import { ForgotForm } from '@/components/auth/forgot-form';
import { AuthLayout } from '@/components/layout/auth-layout';
import { sendsMail } from '@/lib/server/link-visitor';

export const metadata: Metadata = { title: 'Forgot password' };

export default async function ForgotPage() {
  const footer = <Link href="/sign-in">Back to sign in</Link>;
  if (!(await sendsMail())) {
    return (
      <AuthLayout title="Forgot your password?" footer={footer}>
        <p className="text-sm text-ink-2">
          This console sends no e-mail. Ask one of its admins for a link to choose a new password.
        </p>
      </AuthLayout>
    );
  }
  return (
    <AuthLayout
      title="Forgot your password?"
      description="We send you a link to choose a new one."
      footer={footer}
    >
      <ForgotForm />
    </AuthLayout>
  );
}
