import type { Metadata } from 'next';
import { Profile } from '@/components/profile/profile';
import { signedInPage } from '@/lib/server/signed-in-page';

export const metadata: Metadata = { title: 'Your profile' };

function ProfilePage() {
  return <Profile />;
}

export default signedInPage(ProfilePage);
