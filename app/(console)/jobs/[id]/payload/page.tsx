import { JobPayload } from '@/components/jobs/job-payload';

export default async function JobPayloadPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <JobPayload id={id} />;
}
