import { Callout } from '../ui/callout';
import { CopyButton } from '../ui/copy-button';

/** What has to be registered at the provider before anything works. */
export function RedirectAddresses({ addresses }: { addresses: readonly string[] }) {
  const isOne = addresses.length === 1;
  return (
    <Callout
      title={
        isOne ? 'Register this redirect URI at the provider' : 'Register these redirect URIs at the provider'
      }
    >
      <ul className="mt-1.5 flex flex-col gap-1.5">
        {addresses.map((address) => (
          <li key={address} className="flex items-start gap-2">
            <code className="min-w-0 pt-1 font-mono text-xs break-all text-ink">{address}</code>
            <CopyButton text={address} label={`Copy ${address}`} />
          </li>
        ))}
      </ul>
      <p className="mt-1.5">
        {isOne
          ? 'People are sent back to it after signing in there.'
          : 'One for each address the console is opened at. Set APP_URL where people open it at another.'}
      </p>
    </Callout>
  );
}
