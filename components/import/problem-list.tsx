'use client';

import { Download } from 'lucide-react';
import { useLive } from '@/lib/client/queries';
import { importPath, importQueries } from '@/lib/client/queries/imports';
import { PROBLEMS_SHOWN } from '@/lib/domain/imports';
import { QueryError } from '../console/query-problem';
import { ButtonLink } from '../ui/button';
import { Card, CardHeader } from '../ui/card';
import { ScrollArea } from '../ui/scroll-area';
import { Skeleton } from '../ui/skeleton';
import { formatNumber } from '../ui/number';

/** What is wrong, row by row: the first hundred here, all of them in a file. */
export function ProblemList({ id, bad }: { id: string; bad: number }) {
  const query = useLive(importQueries.problems(id, bad));
  const isBeginning = query.data?.problems.length === PROBLEMS_SHOWN;
  return (
    <Card>
      <CardHeader
        title="Problems"
        description={`${isBeginning ? `The first ${PROBLEMS_SHOWN}; all of them are in the download. ` : ''}Rows are numbered as a spreadsheet shows them: a CSV’s header is row 1. Lines of NDJSON are counted from 1.`}
        actions={
          <ButtonLink size="sm">
            <a href={`${importPath(id)}/problems.csv`} download>
              <Download aria-hidden="true" /> Download all
            </a>
          </ButtonLink>
        }
      />
      {query.data === undefined && query.error !== null && <QueryError query={query} what="The problems" />}
      {query.data === undefined && query.error === null && (
        <div aria-busy="true" className="p-4">
          <Skeleton className="h-40" />
        </div>
      )}
      {query.data && (
        <ScrollArea label="Problems" className="max-h-[28rem]">
          <table className="w-full text-left text-sm max-sm:[&_td]:px-2 max-sm:[&_td:first-child]:pl-4 max-sm:[&_th]:px-2 max-sm:[&_th:first-child]:pl-4">
            <thead className="text-xs text-ink-3">
              <tr className="border-b">
                <th className="px-4 py-2 font-medium">Row</th>
                <th className="px-4 py-2 font-medium">Column</th>
                <th className="px-4 py-2 font-medium">What is wrong</th>
              </tr>
            </thead>
            <tbody className="divide-y divide-line">
              {query.data.problems.map(({ row, column, message }) => (
                <tr key={`${row} ${column} ${message}`} className="align-top">
                  <td className="figures px-4 py-1.5">{formatNumber(row)}</td>
                  <td className="px-4 py-1.5 wrap-anywhere max-sm:max-w-28 max-sm:text-xs/5">
                    {column === '' ? 'whole row' : column}
                  </td>
                  <td className="px-4 py-1.5 break-words text-ink-2">{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollArea>
      )}
    </Card>
  );
}
