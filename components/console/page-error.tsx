'use client';

import { explainError } from '@/lib/client/error-words';
import { Page } from '../layout/page';
import { Card } from '../ui/card';
import { ErrorState } from '../ui/error-state';

export interface PageErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A page that broke while it was drawn. Acts are sent once and kept by the server, so a broken page loses nothing. */
export function PageError({ error, reset }: PageErrorProps) {
  const { title, detail, whatNext } = explainError(error);
  return (
    <Page className="max-w-3xl">
      <h1 className="sr-only">{title}</h1>
      <Card>
        <ErrorState
          title={title}
          changed={detail}
          next={whatNext}
          onRetry={reset}
          detail={error.digest === undefined ? undefined : `Error ${error.digest}`}
        />
      </Card>
    </Page>
  );
}
