import { AppError } from '@/lib/domain/errors';
import { SCOPE_WORDS, type Scope } from '@/lib/domain/oauth-scopes';
import { ALERT_MODEL } from '../alerts/alert-model';
import type { Route } from '../http/find-route';
import type { Caller } from './authenticate';

/** @throws AppError `forbidden` when the application may not do what the request asks. */
export function requireScope(caller: Caller, route: Exclude<Route, { kind: 'token' }>, method: string): void {
  const scope = scopeOf(route, method);
  if (caller.scopes.includes(scope)) return;
  throw new AppError(
    'forbidden',
    `The application ${caller.name} is not allowed to ${SCOPE_WORDS[scope].act}. Nothing was done: an admin can allow it in Settings, OAuth applications.`,
  );
}

function scopeOf(route: Exclude<Route, { kind: 'token' }>, method: string): Scope {
  switch (route.kind) {
    case 'process':
    case 'finish':
      return 'poll';
    case 'list':
      return 'records:read';
    case 'collection':
    case 'entry':
      if (method === 'GET') return 'records:read';
      return route.model === ALERT_MODEL.name ? 'alerts:write' : 'records:write';
  }
}
