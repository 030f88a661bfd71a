import type { MadeLinkView } from '@/lib/domain/api/people';
import type { Delivery } from './deliver-link';
import type { MadeLink } from './make-link';

/** How long an answer waits to tell what became of the e-mail; what takes longer is seen in the list. */
const WAIT_MS = 3000;

/** The one answer that holds a new link. */
export async function tellLink({ address, email, expiresAt, delivery }: MadeLink): Promise<MadeLinkView> {
  return { link: address, email, expiresAt, mail: await outcomeOf(delivery) };
}

async function outcomeOf(delivery: Promise<Delivery> | null): Promise<MadeLinkView['mail']> {
  if (delivery === null) return { state: 'none', problem: null };
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<MadeLinkView['mail']>((resolve) => {
    timer = setTimeout(() => resolve({ state: 'sending', problem: null }), WAIT_MS);
  });
  return Promise.race([delivery, waited]).finally(() => clearTimeout(timer));
}
