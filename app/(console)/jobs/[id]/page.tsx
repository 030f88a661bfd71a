import { JobRecords } from '@/components/jobs/job-records';

export default async function JobPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return <JobRecords id={id} />;
}
