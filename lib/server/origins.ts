import type { Settings } from '@/lib/config/settings';

/** The origins a browser may come from: `APP_URL`, else localhost and 127.0.0.1 on our port. */
export function localOrigins(settings: Settings): readonly string[] {
  if (settings.appUrl !== undefined) return [settings.appUrl];
  return [`http://localhost:${settings.port}`, `http://127.0.0.1:${settings.port}`];
}

/** The address to tell people. */
export function publicUrl(settings: Settings): string {
  return settings.appUrl ?? `http://localhost:${settings.port}`;
}
