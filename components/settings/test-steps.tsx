import { CircleCheck, CircleDashed, CircleHelp, CircleX } from 'lucide-react';
import { cn } from '../ui/cn';

const LOOKS = {
  ok: { Icon: CircleCheck, word: 'Worked', ink: 'text-healthy-ink' },
  failed: { Icon: CircleX, word: 'Failed', ink: 'text-danger-ink' },
  unsure: { Icon: CircleHelp, word: 'Not certain', ink: 'text-backlog-ink' },
  skipped: { Icon: CircleDashed, word: 'Not tried', ink: 'text-ink-3' },
} as const;

export interface TestStepsProps<S extends string> {
  names: Readonly<Record<S, string>>;
  steps: readonly {
    step: S;
    state: keyof typeof LOOKS;
    sentence: string;
    /** What to do about it; null when nothing. */
    next: string | null;
  }[];
}

/** What a test of something outside found, step by step, and what to do about it. */
export function TestSteps<S extends string>({ names, steps }: TestStepsProps<S>) {
  return (
    <ol aria-label="What the test found" className="flex flex-col gap-3">
      {steps.map(({ step, state, sentence, next }) => {
        const { Icon, word, ink } = LOOKS[state];
        return (
          <li key={step} className="flex items-start gap-3">
            <Icon className={cn('mt-0.5 size-4 shrink-0', ink)} aria-hidden="true" />
            <div className="min-w-0 text-sm wrap-anywhere">
              <p className="font-medium text-ink">
                {names[step]}
                <span className="sr-only">: {word}</span>
              </p>
              <p className="text-ink-2">{sentence}</p>
              {next !== null && <p className="text-ink">{next}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
