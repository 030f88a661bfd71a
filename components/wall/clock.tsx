import { useTicking } from '../ui/ticker';

const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' });

/** The server's time in the screen's zone, which is named. */
export function Clock({ ahead }: { ahead: number }) {
  const now = useTicking((at) => clockTime(at + ahead), '');
  return (
    <p className="flex items-baseline gap-[0.3em] whitespace-nowrap">
      <span className="figures text-[1.5em] font-semibold">{now}</span>
      <span className="text-ink-3">{now === '' ? '' : zoneName()}</span>
    </p>
  );
}

/** `14:05` */
export function clockTime(at: number): string {
  return time.format(at);
}

/** `CET` */
export function zoneName(): string {
  return zone.formatToParts(Date.now()).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
