import { headers } from 'next/headers';
import { kioskOf } from '@/lib/auth/kiosk/kiosk-of';
import { isAppError } from '@/lib/domain/errors';
import { requestIdOf } from '@/lib/http/request-id';
import { getRuntime } from './process-runtime';

/** Whether a kiosk link that is good has been opened in this browser. */
export async function isKiosk(): Promise<boolean> {
  const visit = { headers: await headers() };
  const { auth } = await getRuntime();
  try {
    return (await kioskOf(auth, visit, requestIdOf(visit))) !== null;
  } catch (error) {
    if (isAppError(error)) return false;
    throw error;
  }
}
