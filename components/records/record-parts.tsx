import Link from 'next/link';
import type { RecordModelView } from '@/lib/domain/api/records';
import { Skeleton } from '../ui/skeleton';

/** The way back to the list and to all models. */
export function RecordPath({ model }: { model: RecordModelView }) {
  return (
    <span className="flex flex-wrap gap-x-1.5">
      <Link href="/records" className="hover:text-ink hover:underline">
        Records
      </Link>
      <span aria-hidden="true">/</span>
      <Link href={`/records/${model.name}`} className="hover:text-ink hover:underline">
        {model.label}
      </Link>
    </span>
  );
}

/** In the place of a record's page while it is read. */
export function RecordSkeleton() {
  return (
    <div className="flex flex-col gap-5" aria-busy="true">
      <h1 className="sr-only">Reading the record…</h1>
      <Skeleton className="h-14 w-72" />
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-96 w-full" />
    </div>
  );
}
