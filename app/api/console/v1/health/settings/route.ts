import { changeHealthSettings } from '@/lib/console/health/change-health-settings';
import { readHealthSettings } from '@/lib/console/health/read-health-settings';
import { healthSettingsResponse } from '@/lib/domain/api/health';
import { healthSettingsInput } from '@/lib/domain/api/health-inputs';
import { handle } from '@/lib/server/handle';

export const GET = handle(
  {
    action: 'settings.read',
    summary: 'The limits and quiet hours of every queue that has none of its own.',
    answer: healthSettingsResponse,
  },
  async ({ context: { console } }) => ({
    settings: await readHealthSettings(console.database.kysely),
    now: console.clock.now(),
  }),
);

export const POST = handle(
  {
    action: 'health.write',
    summary: 'Changes the limits and quiet hours of every queue that has none of its own.',
    answer: healthSettingsResponse,
    input: healthSettingsInput,
  },
  async ({ context: { console }, actor, input }) => {
    await changeHealthSettings({ ...console, actor }, input);
    return { settings: await readHealthSettings(console.database.kysely), now: console.clock.now() };
  },
);
