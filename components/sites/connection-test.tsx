import type { TestReport, TestStep } from '@/lib/domain/api/sites';
import { TestSteps } from '../settings/test-steps';

const NAMES: Readonly<Record<TestStep['step'], string>> = {
  address: 'Address',
  connection: 'Connection',
  credentials: 'Credentials',
  alerts: 'API alerts',
};

/** What a test of the connection to a site found. */
export function ConnectionTest({ report }: { report: TestReport }) {
  return <TestSteps names={NAMES} steps={report.steps} />;
}
