import Link from 'next/link';
import { Card } from '../ui/card';
import { SETTINGS_ITEMS } from './settings-items';

/** The way in: what can be set, and where. */
export function SettingsIndex() {
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {SETTINGS_ITEMS.map(({ href, label, description }) => (
        <li key={href}>
          <Card className="relative h-full p-4 transition-colors hover:bg-surface-2">
            <Link href={href} className="font-semibold text-ink after:absolute after:inset-0">
              {label}
            </Link>
            <p className="mt-0.5 text-sm text-ink-2">{description}</p>
          </Card>
        </li>
      ))}
    </ul>
  );
}
