'use client';

import { useState } from 'react';
import type { ProfileView } from '@/lib/domain/api/profile';
import { Button } from '../ui/button';
import { Card, CardHeader } from '../ui/card';
import { ChangePasswordDialog } from './change-password-dialog';

/** The password, which is only ever changed and never shown. */
export function PasswordCard({ profile }: { profile: ProfileView }) {
  const [isChanging, setChanging] = useState(false);
  return (
    <Card className="*:border-b-0">
      <CardHeader
        title="Password"
        description="Changing it ends every other session of your account."
        actions={<Button onClick={() => setChanging(true)}>Change password…</Button>}
      />
      {isChanging && <ChangePasswordDialog profile={profile} onClose={() => setChanging(false)} />}
    </Card>
  );
}
