import type { ReactNode } from 'react';
import { requirePageActor } from './page-actor';

/** A page for whoever is signed in. It asks for itself: a page can be fetched without the layouts around it. */
export function signedInPage<Props>(draw: (props: Props) => ReactNode | Promise<ReactNode>) {
  return async (props: Props): Promise<ReactNode> => {
    await requirePageActor();
    return draw(props);
  };
}
