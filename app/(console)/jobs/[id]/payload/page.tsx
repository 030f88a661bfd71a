import { JobPayload } from '@/components/jobs/job-payload';
import { signedInPage } from '@/lib/server/signed-in-page';

async function JobPayloadPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <JobPayload id={id} />;
}

export default signedInPage(JobPayloadPage);
