/** The query of one's own account. */
import { profileView } from '@/lib/domain/api/profile';
import { getJson } from '../fetcher';

export const profilePath = '/api/console/v1/profile';

export const profileKey = ['profile'] as const;

export const profileQuery = () => ({
  queryKey: profileKey,
  queryFn: ({ signal }: { signal: AbortSignal }) => getJson(profilePath, profileView, signal),
  every: 30_000,
});
