'use client';

import Link from 'next/link';
import { useState, type ComponentProps } from 'react';

/**
 * A link whose page is made ready when a hand or the keyboard nears it, for where many stand: by itself each that is seen would be, all
 * at once, while the page they stand on is still becoming usable.
 */
export function NearLink(props: Omit<ComponentProps<typeof Link>, 'prefetch'>) {
  const [isNear, setNear] = useState(false);
  const near = () => setNear(true);
  return <Link {...props} prefetch={isNear ? null : false} onPointerEnter={near} onFocus={near} />;
}
