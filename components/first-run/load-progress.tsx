import { Progress } from '../ui/progress';
import type { SampleData } from './use-sample-data';

/** How far the loading is; says so when nothing more is heard of it. */
export function LoadProgress({ sample }: { sample: SampleData | undefined }) {
  const progress = sample?.progress ?? 0;
  return (
    <div className="flex flex-col gap-2">
      <Progress label="Loading sample data" value={progress} max={1} />
      <output className="flex justify-between gap-4 text-sm text-ink-2">
        <span>
          {sample?.isHeardOf === false
            ? 'The server does not answer. Trying again.'
            : (sample?.step ?? 'Starting')}
        </span>
        <span className="figures">{Math.round(progress * 100)} %</span>
      </output>
    </div>
  );
}
