import { handle } from '@/lib/server/handle';
import { beginSampleData } from '@/lib/server/sample-data/begin';
import { sampleDataState } from '@/lib/server/sample-data/state';

export const GET = handle({ action: 'overview.read' }, async ({ context }) => sampleDataState(context));

export const POST = handle({ action: 'sample-data.load' }, async ({ context, actor }) =>
  beginSampleData(context, actor),
);
