import { expect, type BrowserContext } from '@playwright/test';
import { z } from 'zod';
import { runCli } from '../lib/testing/cli';
import { startFakeSite, type FakeSite } from '../lib/testing/fake-site/server';
import type { ServerProcess } from '../lib/testing/server-process';
import { QUEUE_UUID, SITE_ID, trackQueue } from './fake-fluxx';

/** Where what was put in beside the sample data is looked at. */
export interface Furniture {
  importPath: string;
  sitePath: string;
  actPath: string;
  invitePath: string;
  resetPath: string;
  wallPath: string;
  fluxx: FakeSite;
}

const ROWS = 'title,amount_requested\nClean water,1500\nA library,many\nSchool garden,900\n';
const PEOPLE = [
  { email: 'olga@example.org', name: 'Olga Operator', role: 'operator' },
  { email: 'vera.vinogradova-montgomery@example.org', name: 'Vera Vinogradova-Montgomery', role: 'viewer' },
];

const idAnswer = z.object({ id: z.string() });
const linkAnswer = z.object({ link: z.string() });
const peopleAnswer = z.object({ people: z.array(z.object({ id: z.string(), email: z.string() })) });
const uploadAnswer = z.object({ import: idAnswer });
const activityAnswer = z.object({ entries: z.array(idAnswer) });

/** Puts in what the sample data leaves out: people, tokens, an import, another site with a queue. `context` is the admin's. */
export async function furnish(server: ServerProcess, context: BrowserContext): Promise<Furniture> {
  const fluxx = await startFakeSite();
  await trackQueue(server, fluxx);
  fluxx.queue(QUEUE_UUID).add(40);
  addPeople(server.dataDir);
  const wallUrl = addTokens(server.dataDir);
  const api = apiOf(server, context);
  const { people } = peopleAnswer.parse(await api.get('/people'));
  const olga = people.find(({ email }) => email === PEOPLE[0]?.email)?.id ?? '';
  const invitation = linkAnswer.parse(
    await api.post('/people/invitations', { email: 'grace@example.org', name: 'Grace', role: 'viewer' }),
  );
  const reset = linkAnswer.parse(await api.post(`/people/${olga}/reset-link`, {}));
  const { import: uploaded } = uploadAnswer.parse(
    await api.post('/imports?model=grant_request&name=grants.csv', ROWS),
  );
  const [act] = activityAnswer.parse(await api.get('/activity')).entries;
  return {
    importPath: `/records/grant_request/import/${uploaded.id}`,
    sitePath: `/settings/sites/${SITE_ID}`,
    actPath: `/activity/${act?.id ?? ''}`,
    invitePath: new URL(invitation.link).pathname,
    resetPath: new URL(reset.link).pathname,
    wallPath: new URL(wallUrl).pathname,
    fluxx,
  };
}

function cli(dataDir: string, words: readonly string[], input = ''): string {
  const { status, stdout, stderr } = runCli(dataDir, [...words, '--json'], { input });
  expect(status, stderr).toBe(0);
  return stdout;
}

function addPeople(dataDir: string): void {
  for (const { email, name, role } of PEOPLE) {
    const words = ['user', 'create', '--email', email, '--name', name, '--role', role, '--password-stdin'];
    cli(dataDir, words, 'seven green bicycles');
  }
}

/** @returns the link that opens the wall. */
function addTokens(dataDir: string): string {
  cli(dataDir, [
    'api-token',
    'create',
    '--name',
    'Nightly report',
    '--role',
    'viewer',
    '--expires-days',
    '30',
  ]);
  cli(dataDir, ['gateway-token', 'create', '--name', 'ERP sync', '--queue', QUEUE_UUID]);
  const kiosk = cli(dataDir, ['kiosk', 'create', '--name', 'Screen in the hall']);
  return z.object({ url: z.string() }).parse(JSON.parse(kiosk)).url;
}

function apiOf(server: ServerProcess, context: BrowserContext) {
  const base = `${server.url}/api/console/v1`;
  return {
    async get(path: string): Promise<unknown> {
      return (await context.request.get(`${base}${path}`)).json();
    },
    async post(path: string, data: unknown): Promise<unknown> {
      const type = typeof data === 'string' ? 'application/octet-stream' : 'application/json';
      const headers = { origin: server.url, 'content-type': type };
      const answer = await context.request.post(`${base}${path}`, { data, headers });
      expect(answer.ok(), await answer.text()).toBe(true);
      return answer.json();
    },
  };
}
