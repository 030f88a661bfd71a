import type { SiteView } from '@/lib/domain/api/sites';
import { PasswordInput } from '../auth/password-input';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { Select } from '../ui/select';
import { Time } from '../ui/time';
import { nameFrom, problemAt, type SiteTyped } from './site-form';

export interface SiteFieldsProps {
  typed: SiteTyped;
  onChange: (change: Partial<SiteTyped>) => void;
  /** Of the last attempt; its sentences stand at their fields. */
  error: unknown;
}

/** Where the site is, and what it is called here. */
export function AddressFields({ typed, onChange, error }: SiteFieldsProps) {
  return (
    <>
      <Field
        label="Address of the site"
        required
        hint="The beginning of the address you sign in to Fluxx at."
        error={problemAt(error, 'baseUrl')}
      >
        {(control) => (
          <Input
            {...control}
            type="url"
            inputMode="url"
            placeholder="https://yourname.fluxx.io"
            autoComplete="off"
            spellCheck={false}
            value={typed.baseUrl}
            onChange={(event) => onChange({ baseUrl: event.target.value })}
            onBlur={() => typed.name === '' && onChange({ name: nameFrom(typed.baseUrl) })}
          />
        )}
      </Field>
      <Field label="Name" required hint="How it is called in this console." error={problemAt(error, 'name')}>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={typed.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** How the console proves itself to the site. What is kept is never shown; left empty, it stays. */
export function CredentialFields({
  typed,
  onChange,
  error,
  kept,
}: SiteFieldsProps & { kept: SiteView['credentials'] }) {
  const isClient = typed.kind === 'client';
  const isNeeded = kept === null;
  return (
    <>
      <Field label="Kind of credentials" required>
        {(control) => (
          <Select
            {...control}
            value={typed.kind}
            onChange={(kind) => onChange({ kind })}
            options={[
              { value: 'client', label: 'Client id and secret (renews itself)' },
              { value: 'bearer', label: 'A bearer token (until it expires)' },
            ]}
          />
        )}
      </Field>
      {isClient && (
        <Field label="Client id" required error={problemAt(error, 'credentials.clientId')}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              spellCheck={false}
              className="font-mono"
              value={typed.clientId}
              onChange={(event) => onChange({ clientId: event.target.value })}
            />
          )}
        </Field>
      )}
      <Field
        label={isClient ? 'Client secret' : 'Token'}
        required={isNeeded}
        hint={<KeptHint kept={kept} />}
        error={secretProblem(error)}
      >
        {(control) => (
          <PasswordInput
            {...control}
            autoComplete="off"
            value={typed.secret}
            onChange={(event) => onChange({ secret: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function secretProblem(error: unknown): string | undefined {
  const ofId = problemAt(error, 'credentials.clientId');
  const ofBoth = problemAt(error, 'credentials');
  return ofBoth === ofId ? problemAt(error, 'credentials.clientSecret') : ofBoth;
}

function KeptHint({ kept }: { kept: SiteView['credentials'] }) {
  if (kept === null)
    return <>In Fluxx: Admin Panel → OAuth Applications. It is sealed on the server and never shown again.</>;
  return (
    <>
      Set
      {kept.setAt !== null && (
        <>
          {' '}
          <Time at={kept.setAt} />
        </>
      )}
      . Leave it empty to keep it.
    </>
  );
}
