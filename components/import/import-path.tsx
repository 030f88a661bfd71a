import Link from 'next/link';
import type { ReactNode } from 'react';
import { ApiError } from '@/lib/client/fetcher';
import { useLive } from '@/lib/client/queries';
import { recordQueries } from '@/lib/client/queries/records';
import { NotFound } from '../console/not-found';
import { RecordPath } from '../records/record-parts';

/** The way back from an import to its model's records. The name alone until the model is read. */
export function ImportPath({ model, inside = false }: { model: string; inside?: boolean }) {
  const { data } = useLive(recordQueries.definition(model));
  return (
    <span className="flex flex-wrap gap-x-1.5">
      {data === undefined ? (
        <Link href={`/records/${model}`}>{model}</Link>
      ) : (
        <RecordPath model={data.model} />
      )}
      {inside && (
        <>
          <span aria-hidden="true">/</span>
          <Link href={`/records/${model}/import`} className="hover:text-ink hover:underline">
            Import
          </Link>
        </>
      )}
    </span>
  );
}

/** Draws what is inside unless there is no such model to import into. */
export function KnownModel({ model, children }: { model: string; children: ReactNode }) {
  const { error } = useLive(recordQueries.definition(model));
  const isMissing = error instanceof ApiError && error.code === 'not-found';
  return isMissing ? <NotFound what="model" /> : children;
}
