import { useEffect, useState } from 'react';

const EVERY_MS = 60_000;

/** Around the middle and back: a pixel or two, so that no edge burns into the screen. */
const PATH = [
  { x: 0, y: 0 },
  { x: 1, y: 0 },
  { x: 2, y: 1 },
  { x: 1, y: 2 },
  { x: 0, y: 2 },
  { x: -1, y: 1 },
  { x: -2, y: 0 },
  { x: -1, y: -1 },
] as const;

/** Where the picture stands at the moment, in pixels from its place. */
export function useShift(): { x: number; y: number } {
  const [step, setStep] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setStep((now) => (now + 1) % PATH.length), EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return PATH[step] ?? PATH[0];
}
