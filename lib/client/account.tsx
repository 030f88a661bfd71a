'use client';

import { createContext, useContext, type ReactNode } from 'react';
import type { Role } from '@/lib/domain/actor';

/** Who is signed in, as the screens need it. */
export interface Account {
  id: string;
  name: string;
  email: string;
  role: Role;
  seesPayloads: boolean;
}

const AccountContext = createContext<Account | null>(null);

export function AccountProvider({ account, children }: { account: Account; children: ReactNode }) {
  return <AccountContext value={account}>{children}</AccountContext>;
}

/** The signed-in account. Only below the console's layout, which gives it. */
export function useAccount(): Account {
  const account = useContext(AccountContext);
  if (account === null) throw new Error('useAccount is used outside the console’s layout.');
  return account;
}

/** Whose page this is; null where nobody is signed in. */
export function useAccountId(): string | null {
  return useContext(AccountContext)?.id ?? null;
}
