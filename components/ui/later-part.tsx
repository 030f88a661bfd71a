'use client';

import { useEffect, useEffectEvent, useState, type ComponentType } from 'react';

export interface LaterPartProps<Props> {
  /** The same function each time. It is asked again after it failed. */
  load: () => Promise<ComponentType<Props>>;
  /** Whether it is to be seen. What was seen once stays, so that it can close by itself. */
  wanted: boolean;
  /** The code did not come: it is not wanted any more then. */
  onFailed: () => void;
  /** Null where there is nothing to draw it with. */
  part: Props | null;
}

/**
 * A dialog whose code comes when it is wanted for the first time. Where it cannot be loaded (the server is restarting) that is said in its
 * place, and who presses the button again has it loaded again.
 */
export function LaterPart<Props extends object>({ load, wanted, onFailed, part }: LaterPartProps<Props>) {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  const [failed, setFailed] = useState(false);
  const isAwaited = wanted && Part === null;
  const fail = useEffectEvent(() => {
    setFailed(true);
    onFailed();
  });
  useEffect(() => {
    if (!isAwaited) return undefined;
    let isOver = false;
    load().then(
      (loaded) => isOver || setPart(() => loaded),
      () => isOver || fail(),
    );
    return () => {
      isOver = true;
    };
  }, [isAwaited, load]);
  if (Part) return part && <Part {...part} />;
  if (!failed || wanted) return null;
  return (
    <p role="alert" className="text-sm text-danger">
      This could not be loaded: the console did not answer. Nothing was done. Try again.
    </p>
  );
}
