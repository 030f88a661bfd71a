import { useEffect, useState } from 'react';

/** Counts down after a refusal that says to wait. @returns the seconds left, and how to begin. */
export function useWait(): { secondsLeft: number; wait: (seconds: number) => void } {
  const [until, setUntil] = useState(0);
  const [secondsLeft, setSecondsLeft] = useState(0);
  useEffect(() => {
    if (until === 0) return;
    const timer = setInterval(() => {
      const left = Math.max(0, Math.ceil((until - Date.now()) / 1000));
      setSecondsLeft(left);
      if (left === 0) setUntil(0);
    }, 500);
    return () => clearInterval(timer);
  }, [until]);
  const wait = (seconds: number) => {
    setUntil(Date.now() + seconds * 1000);
    setSecondsLeft(seconds);
  };
  return { secondsLeft, wait };
}

/** `4:07` */
export function clockOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
