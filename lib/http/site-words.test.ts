import { expect, it } from 'vitest';
import { explainDatabaseError } from '@/lib/db/database-error';
import { setPayloadAccess } from '@/lib/console/payloads/set-payload-access';
import { ROLES, systemActor } from '@/lib/domain/actor';
import { siteWords } from '@/lib/domain/site-words';
import { addPerson, headersOf, testAuth, TEST_ORIGIN } from '@/lib/testing/auth';
import { describeOnEachDatabase, testDatabase } from '@/lib/testing/database';
import { ledgerContext } from '@/lib/testing/fake-site/ledger-context';
import { makeHandle } from './handle';

const ADDRESS = `${TEST_ORIGIN}/api/console/v1/things`;
const noParams = { params: Promise.resolve({}) };

describeOnEachDatabase('an answer of the console API', (kind) => {
  it('shows what a site said of an error to those who see payloads only', async () => {
    const { database } = await testDatabase(kind);
    const auth = testAuth(database);
    const detail = `The site refused the call${siteWords('grant of Ada Lovelace')}. Nothing changed there.`;
    const route = makeHandle(async () => ({ auth }), { explain: explainDatabaseError })(
      { action: 'overview.read' },
      async () => ({
        queue: { notice: { detail } },
      }),
    );
    for (const role of ROLES) {
      await addPerson(auth, `${role}@example.org`, role);
      const headers = await headersOf(auth, `${role}@example.org`);
      const ask = async () => (await route(new Request(ADDRESS, { headers }), noParams)).text();
      expect((await ask()).includes('Lovelace')).toBe(role !== 'viewer');
      expect(await ask()).toContain('Nothing changed there.');
      if (role !== 'viewer') continue;
      const admin = { ...systemActor, role: 'admin' } as const;
      await setPayloadAccess({ ...ledgerContext(database), actor: admin }, true);
      expect(await ask()).toContain('Lovelace');
      await setPayloadAccess({ ...ledgerContext(database), actor: admin }, false);
    }
  });
});
