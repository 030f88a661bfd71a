/** The keys of what the live stream tells of. Apart from the others, because every page loads them and none of the schemas. */
export const liveKeys = {
  overview: ['overview'],
  queues: ['queue'],
  queue: (id: string) => ['queue', id],
  queueJobs: (id: string) => ['queue', id, 'jobs'],
  queueCalls: (id: string) => ['queue', id, 'calls'],
  queueDrains: (id: string) => ['queue', id, 'drains'],
  jobs: ['job'],
  job: (id: string) => ['job', id],
} as const;
