import { encode } from 'uqr';
import { cn } from '../ui/cn';

/** The empty space that scanners look for around a code (ISO/IEC 18004), in modules. */
const QUIET = 4;

/** A text as a QR code. Always dark on light, in the dark theme too: many scanners read nothing else. */
export function QrCode({ text, label, className }: { text: string; label: string; className?: string }) {
  // The least correction: on a screen nothing is torn off, and larger squares are easier to scan.
  const { data, size } = encode(text, { ecc: 'L', border: QUIET });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={cn('rounded-md', className)}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
