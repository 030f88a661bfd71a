import type { ReferenceOperation } from '@/lib/domain/api/reference';
import { Page } from '../layout/page';
import { ButtonLink } from '../ui/button';
import { PageHeader } from '../ui/page-header';
import { Operation } from './operation';

/** Every call of the built-in site. Rendered on the server: nothing of how it is made reaches the browser. */
export function ApiReference({ operations }: { operations: readonly ReferenceOperation[] }) {
  return (
    <Page>
      <PageHeader
        title="API of the built-in site"
        description="The poll, OAuth and REST calls as clients of the Fluxx API send them. An admin makes the client id and secret; the addresses below begin with the address of this console."
        actions={
          <ButtonLink>
            <a href="/openapi.json" download="openapi.json">
              OpenAPI document
            </a>
          </ButtonLink>
        }
      />
      <div className="flex items-start gap-8">
        <nav aria-label="Calls" className="sticky top-20 w-56 shrink-0 max-lg:hidden">
          <ul className="flex flex-col gap-1 text-sm">
            {operations.map(({ id, summary }) => (
              <li key={id}>
                <a
                  href={`#${id}`}
                  className="block rounded-md px-2 py-1 text-ink-2 hover:bg-surface-2 hover:text-ink"
                >
                  {summary}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="flex min-w-0 flex-1 flex-col gap-5">
          {operations.map((operation) => (
            <Operation key={operation.id} operation={operation} />
          ))}
        </div>
      </div>
    </Page>
  );
}
