import type { ReactNode } from 'react';
import { TokenTabs } from '@/components/tokens/token-tabs';

export default function TokensLayout({ children }: { children: ReactNode }) {
  return <TokenTabs>{children}</TokenTabs>;
}
