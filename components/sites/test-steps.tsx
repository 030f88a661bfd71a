import { CircleCheck, CircleDashed, CircleX } from 'lucide-react';
import type { TestReport, TestStep } from '@/lib/domain/api/sites';
import { cn } from '../ui/cn';

const NAMES: Readonly<Record<TestStep['step'], string>> = {
  address: 'Address',
  connection: 'Connection',
  credentials: 'Credentials',
  alerts: 'API alerts',
};

const LOOKS = {
  ok: { Icon: CircleCheck, word: 'Worked', ink: 'text-healthy-ink' },
  failed: { Icon: CircleX, word: 'Failed', ink: 'text-danger-ink' },
  skipped: { Icon: CircleDashed, word: 'Not tried', ink: 'text-ink-3' },
} as const;

/** What a test of the connection found, step by step, and what to do about it. */
export function TestSteps({ report }: { report: TestReport }) {
  return (
    <ol aria-label="What the test found" className="flex flex-col gap-3">
      {report.steps.map((step) => {
        const { Icon, word, ink } = LOOKS[step.state];
        return (
          <li key={step.step} className="flex items-start gap-3">
            <Icon className={cn('mt-0.5 size-4 shrink-0', ink)} aria-hidden="true" />
            <div className="min-w-0 text-sm">
              <p className="font-medium text-ink">
                {NAMES[step.step]}
                <span className="sr-only">: {word}</span>
              </p>
              <p className="text-ink-2">{step.sentence}</p>
              {step.next !== null && <p className="text-ink">{step.next}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
