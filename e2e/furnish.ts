import { expect, type BrowserContext } from '@playwright/test';
import { z } from 'zod';
import { runCli } from '../lib/testing/cli';
import { startFakeSite, type FakeSite } from '../lib/testing/fake-site/server';
import type { ServerProcess } from '../lib/testing/server-process';
import { marked } from '../lib/testing/canary';
import { QUEUE_ID, QUEUE_UUID, SITE_ID, trackQueue } from './fake-fluxx';

/** Where what was put in beside the sample data is looked at. */
export interface Furniture {
  importPath: string;
  sitePath: string;
  actPath: string;
  invitePath: string;
  resetPath: string;
  wallPath: string;
  /** A board in the light theme: it does not follow the browser's. */
  lightWallPath: string;
  fluxx: FakeSite;
}

const ROWS = 'title,amount_requested\nClean water,1500\nA library,many\nSchool garden,900\n';
const OLGA = 'olga.operator-vinogradova@example.org';

const idAnswer = z.object({ id: z.string() });
const pathAnswer = z.object({ path: z.string() });
const linkAnswer = z.object({ link: z.string() });
const peopleAnswer = z.object({ people: z.array(z.object({ id: z.string(), email: z.string() })) });
const uploadAnswer = z.object({ import: idAnswer });
const activityAnswer = z.object({ entries: z.array(z.object({ id: z.number() })) });

/** Puts in what the sample data leaves out: people, tokens, an import, another site with a queue. `context` is the admin's. */
export async function furnish(server: ServerProcess, context: BrowserContext): Promise<Furniture> {
  const fluxx = await startFakeSite();
  await trackQueue(server, fluxx);
  fluxx.queue(QUEUE_UUID).add(40);
  const words = [
    'user',
    'create',
    '--email',
    OLGA,
    '--name',
    'Olga Operator-Vinogradova',
    '--role',
    'operator',
  ];
  const made = runCli(server.dataDir, [...words, '--password-stdin'], {
    input: marked('seven green bicycles'),
  });
  expect(made.status, made.stderr).toBe(0);
  const api = apiOf(server, context);
  await api.post('/api-tokens', { name: 'Nightly report', role: 'viewer', expiresInDays: 30 });
  await api.post('/gateway-tokens', { name: 'ERP sync', expiresInDays: null, queueIds: [QUEUE_ID] });
  const kiosk = pathAnswer.parse(await api.post('/kiosk-links', { name: 'Hall', expiresInDays: null }));
  const board = { theme: 'light' };
  const light = pathAnswer.parse(
    await api.post('/kiosk-links', { name: 'Lobby', expiresInDays: null, board }),
  );
  const { people } = peopleAnswer.parse(await api.get('/people'));
  const olga = people.find(({ email }) => email === OLGA)?.id ?? '';
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
    wallPath: kiosk.path,
    lightWallPath: light.path,
    fluxx,
  };
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
