import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { RestClient } from './rest-client';

/** A folder of real grants beside the project, where there is one; nothing needs it. */
const REAL_GRANTS = path.resolve(import.meta.dirname, '../../..', 'shared/data/grants.jsonl');
const GRANTS = 3293;

const grantLine = z.object({
  external_id: z.string(),
  title: z.string(),
  description: z.string().nullish(),
  amount_awarded: z.number(),
  award_date: z.string().nullish(),
  start_date: z.string().nullish(),
  duration_months: z.number().nullish(),
  organization_id: z.string(),
  organization_name: z.string(),
  locality: z.string().nullish(),
  postal_code: z.string().nullish(),
});

export type Grant = z.infer<typeof grantLine>;

/** Real grants when they are there, as many invented ones when they are not; `origin` says which. */
export function readGrants(): { grants: Grant[]; origin: string } {
  if (!existsSync(REAL_GRANTS))
    return { grants: inventGrants(), origin: 'invented grants (no file of real ones is here)' };
  const lines = readFileSync(REAL_GRANTS, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  return { grants: lines.map((line) => grantLine.parse(JSON.parse(line))), origin: 'real grants' };
}

function inventGrants(): Grant[] {
  return Array.from({ length: GRANTS }, (_, index) => ({
    external_id: `invented-${index}`,
    title: `Grant ${index}`,
    description: `Core costs, year ${index % 5}`,
    amount_awarded: 1000 + (index % 90) * 250,
    award_date: '2026-03-01',
    start_date: '2026-04-01',
    duration_months: 12 + (index % 3) * 12,
    organization_id: `organization-${index % 700}`,
    organization_name: `Charity Nº ${index % 700}`,
    locality: 'Leicester',
    postal_code: 'LE1 1AA',
  }));
}

/**
 * Loads grants over REST as organizations and grant requests, some requests at a time as an importer would.
 * @returns the organization's name of each grant request, by the request's id.
 */
export async function loadGrants(client: RestClient, grants: readonly Grant[]): Promise<Map<number, string>> {
  const organizations = new Map<string, { id: number; name: string }>();
  for (const grant of grants) {
    if (organizations.has(grant.organization_id)) continue;
    const { id } = await client.create('organization', {
      name: grant.organization_name,
      city: grant.locality ?? null,
      postal_code: grant.postal_code ?? null,
    });
    organizations.set(grant.organization_id, { id, name: grant.organization_name });
  }
  const names = new Map<number, string>();
  for (const grant of grants) {
    // One organization is written in several ways over the years; the first one made its record.
    const organization = organizations.get(grant.organization_id) ?? { id: 0, name: '' };
    const { id } = await client.create('grant_request', toRequest(grant, organization.id));
    names.set(id, organization.name);
  }
  return names;
}

function toRequest(grant: Grant, organizationId: number): object {
  return {
    program_organization_id: organizationId,
    amount_requested: String(grant.amount_awarded),
    project_summary: grant.description ?? null,
    duration_in_months: grant.duration_months ?? null,
    grant_begins_at: grant.start_date ?? null,
    request_received_at: grant.award_date ?? null,
    base_request_id: grant.external_id,
    state: 'granted',
  };
}
