import { useCallback, useState } from 'react';
import type { ActResponse, Heard } from '@/lib/client/acts';
import { explainError } from '@/lib/client/error-words';
import { notify } from '../ui/notify';
import { describeAct, type ActWords } from './act-words';

export interface ActReportState extends ActWords {
  jobId: string | null;
}

/** What came of the last act on this page: said in passing when it went as hoped, else kept until it is closed. */
export function useActReport() {
  const [report, setReport] = useState<ActReportState | null>(null);
  const onDone = useCallback((answer: ActResponse) => {
    const words = describeAct(answer);
    if (words.tone === 'done') {
      setReport(null);
      notify({ tone: 'success', title: words.title, description: words.detail });
      return;
    }
    // An unknown outcome has a screen of its own, which the queue's fresh state brings up.
    setReport(words.tone === 'unknown' ? null : { ...words, jobId: answer.job?.id ?? null });
  }, []);
  const onFailed = useCallback((error: unknown) => {
    const { title, detail, whatNext } = explainError(error, 'upstream-act');
    setReport({ tone: 'danger', title, detail: `${detail} ${whatNext}`, jobId: null });
  }, []);
  const close = useCallback(() => setReport(null), []);
  return { report, onDone, onFailed, close };
}

export type ActReporter = Heard;
