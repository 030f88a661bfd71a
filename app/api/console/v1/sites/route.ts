import { siteResponse, sitesResponse } from '@/lib/domain/api/sites';
import { createSite } from '@/lib/console/sites/create-site';
import { readSiteViews } from '@/lib/console/sites/site-views';
import { siteInput } from '@/lib/domain/api/site-inputs';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  { action: 'site.write', summary: 'The connected Fluxx sites; never their secrets.', answer: sitesResponse },
  async ({ context }) => ({
    sites: await readSiteViews(context.console),
    now: context.console.clock.now(),
  }),
);

export const POST = handle(
  { action: 'site.write', summary: 'Connects a Fluxx site.', answer: siteResponse, input: siteInput },
  async ({ context, actor, input }) => ({
    site: await createSite({ ...context.console, actor }, input),
    now: context.console.clock.now(),
  }),
);
