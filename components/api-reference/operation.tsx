import type { ReferenceOperation } from '@/lib/domain/api/reference';
import { Badge } from '../ui/badge';
import { Card, CardBody } from '../ui/card';
import { Described } from './described';
import { FieldList } from './field-list';

/** One call: what it does, what it takes, and what it answers, with an example of each. */
export function Operation({ operation }: { operation: ReferenceOperation }) {
  return (
    <Card id={operation.id} className="scroll-mt-20">
      <div className="flex flex-col gap-1 border-b px-4 py-3">
        <h2 className="text-base font-semibold text-ink">{operation.summary}</h2>
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone="accent">{operation.method}</Badge>
          <code className="min-w-0 font-mono text-xs break-all text-ink-2">{operation.path}</code>
          {operation.needsToken && <Badge tone="outline">needs a token</Badge>}
        </p>
      </div>
      <CardBody className="flex flex-col gap-4">
        <p className="max-w-[80ch] text-sm text-ink-2">
          <Described text={operation.description} />
        </p>
        <FieldList label="Parameters" fields={operation.parameters} />
        <FieldList label="Body" fields={operation.body} />
        {operation.bodyExample !== null && (
          <Example label="A body, as a form before it is encoded" text={operation.bodyExample} />
        )}
        <div className="flex flex-col gap-1.5">
          <h3 className="text-sm font-medium text-ink">Answers</h3>
          {operation.answers.map((answer) => (
            <details
              key={answer.status}
              className="rounded-md border px-3 py-2 text-sm"
              open={answer.status < '300'}
            >
              <summary className="cursor-pointer text-ink-2">
                <span className="figures font-medium text-ink">{answer.status}</span>{' '}
                <Described text={answer.description} />
              </summary>
              <div className="mt-2 flex flex-col gap-3">
                <FieldList label="Fields" fields={answer.fields} />
                {answer.example !== null && <Example label="Example" text={answer.example} />}
              </div>
            </details>
          ))}
        </div>
      </CardBody>
    </Card>
  );
}

function Example({ label, text }: { label: string; text: string }) {
  return (
    <figure className="flex flex-col gap-1">
      <figcaption className="text-xs text-ink-3">{label}</figcaption>
      <pre
        // Long lines break, so that a phone never scrolls sideways.
        className="rounded-md bg-surface-2 p-3 font-mono text-xs break-words whitespace-pre-wrap text-ink"
      >
        {text}
      </pre>
    </figure>
  );
}
