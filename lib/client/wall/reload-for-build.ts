import * as z from 'zod/mini';
import { WALL_PATH } from '@/lib/domain/wall';
import { mayReload, type Reloads } from '@/lib/domain/wall-feed';

const PLACE = 'wall-reloads';
const HOUR_MS = 3_600_000;

const kept = z.object({ at: z.number(), count: z.number() });

/**
 * Reads the page anew, because another build of the program answers than the one the page came from. Only when the page itself is
 * answered: a browser's own error page would stay for ever. Of reloads that change nothing each waits longer than the one before.
 */
export async function reloadForBuild(): Promise<void> {
  const last = readKept();
  if (!mayReload(last, Date.now()) || !(await isPageThere())) return;
  if (keep({ at: Date.now(), count: (last?.count ?? 0) + 1 })) location.reload();
}

/** The page is of the build that answers: the next change is the first again. */
export function forgetReloads(): void {
  const last = readKept();
  if (last !== null && Date.now() - last.at > HOUR_MS) sessionStorage.removeItem(PLACE);
}

async function isPageThere(): Promise<boolean> {
  const page = await fetch(WALL_PATH, { cache: 'no-store', signal: AbortSignal.timeout(10_000) }).catch(
    () => null,
  );
  await page?.body?.cancel();
  return page?.ok === true && (page.headers.get('content-type') ?? '').includes('text/html');
}

function readKept(): Reloads | null {
  try {
    const parsed = kept.safeParse(JSON.parse(sessionStorage.getItem(PLACE) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** @returns false where nothing can be kept: without a memory of it a reload could loop. */
function keep(reloads: Reloads): boolean {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(reloads));
    return true;
  } catch {
    return false;
  }
}
