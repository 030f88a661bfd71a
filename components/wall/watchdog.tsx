interface WatchdogProps {
  /** Lets the script run under the page's policy. */
  nonce?: string;
}

/** By the page's own clock: a screen reads its board every few seconds, and once a minute at the least. */
const ALIVE_FOR_MS = 180_000;
const LOOK_EVERY_MS = 60_000;

/**
 * Reads the page anew when nothing draws the board any more: its program did not come (a deploy had half taken place), or broke. It depends
 * on nothing of that program. Not at the first look: a machine that slept has not drawn for long either, and goes on by itself. Only when
 * the page itself is answered: a browser's own error page would stay for ever.
 */
const SCRIPT = `(() => {
  const { dataset } = document.documentElement;
  let wasSilent = false;
  dataset.wallAlive = Date.now();
  setInterval(() => {
    const silence = Date.now() - dataset.wallAlive;
    const isSilent = silence < 0 || silence >= ${ALIVE_FOR_MS};
    const isDead = isSilent && wasSilent;
    wasSilent = isSilent;
    if (!isDead) return;
    fetch(location.href, { cache: 'no-store' }).then((page) => page.ok && location.reload(), () => {});
  }, ${LOOK_EVERY_MS});
})()`;

/** For a screen that nobody tends. */
export function Watchdog({ nonce }: WatchdogProps) {
  return (
    <script suppressHydrationWarning {...(nonce !== undefined && { nonce })}>
      {SCRIPT}
    </script>
  );
}

/** Tells the watchdog that the board is being drawn. */
export function noteAlive(): void {
  document.documentElement.dataset['wallAlive'] = String(Date.now());
}
