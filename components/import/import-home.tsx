'use client';

import { FileUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent, useRef, useState, type ChangeEvent, type DragEvent } from 'react';
import { ApiError } from '@/lib/client/fetcher';
import { sendFile, type Sending } from '@/lib/client/upload';
import { uploadPath } from '@/lib/client/queries/imports';
import { MAX_IMPORT_BYTES } from '@/lib/domain/imports';
import { Page } from '../layout/page';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { Card, CardBody } from '../ui/card';
import { cn } from '../ui/cn';
import { PageHeader } from '../ui/page-header';
import { Progress } from '../ui/progress';
import { ImportPath, KnownModel } from './import-path';
import { RecentImports } from './recent-imports';

/** Where an import begins: a file, and the earlier imports. */
export function ImportHome({ model }: { model: string }) {
  return (
    <KnownModel model={model}>
      <Page width="narrow">
        <PageHeader
          breadcrumb={<ImportPath model={model} />}
          title="Import records"
          description="From a CSV or NDJSON file. You choose which column goes where and see what is wrong with each row before anything is saved. Alerts are triggered as by many saves."
        />
        <UploadCard model={model} />
        <RecentImports model={model} />
      </Page>
    </KnownModel>
  );
}

function UploadCard({ model }: { model: string }) {
  const router = useRouter();
  const picker = useRef<HTMLInputElement>(null);
  const sending = useRef<Sending | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [share, setShare] = useState(0);
  const [error, setError] = useState<unknown>(null);
  const [isOver, setOver] = useState(false);
  const stop = () => {
    sending.current?.cancel();
    setFile(null);
  };
  const send = async (chosen: File | undefined) => {
    if (chosen === undefined || file !== null) return;
    setError(null);
    setShare(0);
    setFile(chosen);
    sending.current = sendFile(uploadPath(model, chosen.name), chosen, setShare);
    try {
      const { import: made } = await sending.current.done;
      router.push(`/records/${model}/import/${made.id}`);
    } catch (problem) {
      setError(problem);
      setFile(null);
    }
  };
  // A file that was chosen before the page had come to life is still in its field, and nobody has heard of it.
  const takeEarly = useEffectEvent(() => void send(picker.current?.files?.[0]));
  useEffect(() => takeEarly(), []);
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void send(event.target.files?.[0]);
    event.target.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void send(event.dataTransfer.files[0]);
  };
  return (
    <Card>
      <CardBody className="flex flex-col gap-4">
        <div
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
          className={cn(
            'flex min-h-48 flex-col items-center justify-center gap-2 rounded-lg border border-dashed border-line-strong px-4 py-8 text-center',
            isOver && 'bg-accent-soft',
          )}
        >
          {file === null ? (
            <>
              <FileUp className="size-6 text-ink-3" aria-hidden="true" />
              <p className="font-semibold text-ink">Drop a CSV or NDJSON file here</p>
              <p className="text-sm text-ink-2">
                UTF-8, up to {MAX_IMPORT_BYTES / 1_000_000} MB. The first line of a CSV names its columns.
              </p>
              <Button variant="primary" className="mt-2" onClick={() => picker.current?.click()}>
                Choose a file
              </Button>
              <input
                ref={picker}
                type="file"
                accept=".csv,.tsv,.txt,.ndjson,.jsonl,.json"
                aria-label="File to import"
                className="sr-only"
                tabIndex={-1}
                onChange={choose}
              />
            </>
          ) : (
            <div className="w-full max-w-md">
              <p className="mb-2 text-sm break-words text-ink">
                {share < 1 ? 'Uploading' : 'Looking at'} {file.name}
              </p>
              <Progress label="Upload" value={share < 1 ? Math.round(share * 100) : null} />
              <Button size="sm" className="mt-3" onClick={stop}>
                Cancel
              </Button>
            </div>
          )}
        </div>
        <UploadProblem error={error} />
      </CardBody>
    </Card>
  );
}

const ABOUT_THE_FILE = new Set(['bad-request', 'invalid', 'too-large']);

/** Why the file was not taken. What the server says of a file says what to do as well. */
function UploadProblem({ error }: { error: unknown }) {
  if (!(error instanceof ApiError) || !ABOUT_THE_FILE.has(error.code)) return <ActProblem error={error} />;
  return (
    <div role="alert">
      <Callout tone="danger" title="This file cannot be imported">
        {error.message}
      </Callout>
    </div>
  );
}
