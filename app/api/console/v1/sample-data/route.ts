import { sampleDataResponse } from '@/lib/domain/api/views';
import { handle } from '@/lib/server/handle';
import { beginSampleData } from '@/lib/server/sample-data/begin';
import { sampleDataState } from '@/lib/server/sample-data/state';

export const GET = handle(
  { action: 'overview.read', summary: 'How far the sample data is.', answer: sampleDataResponse },
  async ({ context }) => sampleDataState(context),
);

export const POST = handle(
  { action: 'sample-data.load', summary: 'Begins to load the sample data.', answer: sampleDataResponse },
  async ({ context, actor }) => beginSampleData(context, actor),
);
