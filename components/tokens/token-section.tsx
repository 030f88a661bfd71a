'use client';

import { KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TokenView } from '@/lib/domain/api/tokens';
import { QueryError, StaleNotice, type QueryState } from '../console/query-problem';
import { Card, CardHeader } from '../ui/card';
import { EmptyState } from '../ui/empty-state';
import { Skeleton } from '../ui/skeleton';
import { stateOf } from './token-state';

const PLACES = ['a', 'b', 'c'];

export interface TokenSectionProps<Token extends TokenView> {
  /** "API tokens". */
  title: string;
  description: ReactNode;
  query: QueryState;
  /** Undefined until they came. */
  tokens: readonly Token[] | undefined;
  /** The server's clock when they were read. */
  now: number;
  /** The button that makes one. */
  create: ReactNode;
  empty: { title: string; text: ReactNode };
  children: (token: Token) => ReactNode;
}

/** Every token of one kind: those that work first, then those that have ended. */
export function TokenSection<Token extends TokenView>(props: TokenSectionProps<Token>) {
  const { title, description, query, tokens, now, create, empty, children } = props;
  const works = (token: Token) => stateOf(token, now) === 'live';
  return (
    <>
      {tokens && <StaleNotice query={query} />}
      <Card>
        <CardHeader title={title} description={description} actions={tokens && tokens.length > 0 && create} />
        {tokens === undefined && query.error !== null && (
          <QueryError query={query} what={`The ${lower(title)}`} />
        )}
        {tokens === undefined && query.error === null && <TokensSkeleton />}
        {tokens?.length === 0 && (
          <EmptyState icon={<KeyRound />} title={empty.title} actions={create}>
            {empty.text}
          </EmptyState>
        )}
        {tokens && tokens.length > 0 && (
          <ul aria-label={title} className="divide-y divide-line">
            {[...tokens.filter(works), ...tokens.filter((token) => !works(token))].map((token) => (
              <li key={token.id}>{children(token)}</li>
            ))}
          </ul>
        )}
      </Card>
    </>
  );
}

/** Within a sentence; an abbreviation keeps its capitals. */
function lower(title: string): string {
  return title.startsWith('API') ? title : title.charAt(0).toLowerCase() + title.slice(1);
}

function TokensSkeleton() {
  return (
    <div className="divide-y divide-line" aria-busy="true">
      <span className="sr-only">Reading the tokens…</span>
      {PLACES.map((place) => (
        <div key={place} className="flex h-20 flex-col justify-center gap-2.5 px-4">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-3 w-80 max-w-full" />
        </div>
      ))}
    </div>
  );
}
