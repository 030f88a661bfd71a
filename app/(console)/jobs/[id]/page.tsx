import { JobRecords } from '@/components/jobs/job-records';
import { signedInPage } from '@/lib/server/signed-in-page';

async function JobPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <JobRecords id={id} />;
}

export default signedInPage(JobPage);
