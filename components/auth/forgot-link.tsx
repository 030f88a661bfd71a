import Link from 'next/link';

/** The way for somebody who does not know the password any more; drawn where the console can send them a link. */
export function ForgotLink() {
  return (
    <p className="mt-4 text-center text-sm">
      <Link href="/forgot" className="text-accent-ink underline-offset-4 hover:underline">
        I forgot my password
      </Link>
    </p>
  );
}
