import type { Adapter, AdapterPayload } from 'oidc-provider';

/** Where a test's OpenID provider keeps sessions, grants and codes, for as long as it runs. */
export function makeMemory(): (name: string) => Adapter {
  const kept = new Map<string, AdapterPayload>();
  return (name) => {
    const keyOf = (id: string) => `${name}:${id}`;
    const search = (fits: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
      [...kept].find(([key, payload]) => key.startsWith(`${name}:`) && fits(payload))?.[1];
    return {
      upsert: async (id, payload) => void kept.set(keyOf(id), payload),
      find: async (id) => kept.get(keyOf(id)),
      findByUserCode: async (userCode) => search((payload) => payload.userCode === userCode),
      findByUid: async (uid) => search((payload) => payload.uid === uid),
      consume: async (id) => {
        const payload = kept.get(keyOf(id));
        if (payload !== undefined) payload['consumed'] = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => void kept.delete(keyOf(id)),
      revokeByGrantId: async (grantId) => {
        for (const [key, payload] of kept) if (payload.grantId === grantId) kept.delete(key);
      },
    };
  };
}
