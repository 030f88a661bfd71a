import Link from 'next/link';
import { ButtonLink } from '../ui/button';
import { Callout } from '../ui/callout';
import type { ActReportState } from './use-act-report';

const TONE = {
  done: 'success',
  info: 'info',
  warning: 'warning',
  danger: 'danger',
  unknown: 'unknown',
} as const;

export interface ActReportProps {
  report: ActReportState | null;
  onClose: () => void;
  /** On the job's own page there is no need to lead to it. */
  withoutLinkTo?: string;
}

/** What came of the last act, where it was pressed. The region is always there, so that it is announced when it fills. */
export function ActReport({ report, onClose, withoutLinkTo }: ActReportProps) {
  return (
    <output className="block empty:hidden">
      {report && (
        <Callout
          tone={TONE[report.tone]}
          title={report.title}
          onClose={onClose}
          actions={
            report.jobId !== null &&
            report.jobId !== withoutLinkTo && (
              <ButtonLink size="sm">
                <Link href={`/jobs/${report.jobId}`}>Open the job</Link>
              </ButtonLink>
            )
          }
        >
          {report.detail}
        </Callout>
      )}
    </output>
  );
}
