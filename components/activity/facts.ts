import { inWords } from './words';
import { formatNumber } from '../ui/number';

/** A detail as people read it. `moment` is epoch milliseconds; `code` is an id; `part` has facts of its own. */
export type FactValue =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'moment'; at: number }
  | { kind: 'part'; facts: Fact[] };

export interface Fact {
  term: string;
  value: FactValue;
}

const TERMS: Readonly<Record<string, string>> = {
  shown: 'Shown when it was confirmed',
  sentence: 'What came of it',
  outcome: 'Result, as the ledger names it',
  callId: 'Call',
  byCall: 'By the call',
  joinedCall: 'Joined the call',
  queueId: 'Queue',
  jobId: 'Job',
  siteId: 'Site',
  importId: 'Import',
  recordId: 'Record',
  httpStatus: 'HTTP status',
  clearCount: 'Records cleared',
  recordCount: 'Records',
  queueUuid: 'Queue UUID',
  baseUrl: 'Address of the site',
  movedFrom: 'Address before',
  inferred: 'Concluded from a later call',
  tokenRenewed: 'The token was renewed',
  email: 'E-mail address',
  address: 'Network address',
  roleBefore: 'Role before',
  before: 'Before',
  after: 'After',
  seen: 'As it was seen',
};

/** Past this a text is cut: the export has it whole. */
const LONGEST = 2000;

/** The facts of an entry's detail; what is empty is left out. */
export function factsOf(detail: Readonly<Record<string, unknown>>): Fact[] {
  return Object.entries(detail).flatMap(([name, value]) => {
    const said = valueOf(name, value);
    return said === null ? [] : [{ term: TERMS[name] ?? inWords(name.replace(/_json$/, '')), value: said }];
  });
}

function valueOf(name: string, value: unknown): FactValue | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'Yes' : 'No' };
  if (typeof value === 'number') return numberOf(name, value);
  if (typeof value === 'string') return { kind: isCode(value) ? 'code' : 'text', text: cut(value) };
  if (Array.isArray(value)) return listOf(value);
  const facts = factsOf({ ...Object(value) });
  return facts.length === 0 ? null : { kind: 'part', facts };
}

function numberOf(name: string, value: number): FactValue {
  if (name.endsWith('At') && value > 1e11) return { kind: 'moment', at: value };
  return /status|id$/i.test(name) ? { kind: 'text', text: String(value) } : { kind: 'number', value };
}

function listOf(values: readonly unknown[]): FactValue | null {
  if (values.length === 0) return null;
  const text = values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', ');
  return { kind: 'text', text: cut(text) };
}

function isCode(text: string): boolean {
  return /^[\da-f]{8}-[\da-f-]{20,}$/i.test(text) || /^[[{]/.test(text);
}

function cut(text: string): string {
  return text.length <= LONGEST
    ? text
    : `${text.slice(0, LONGEST)}… (${formatNumber(text.length)} characters; the export has them all)`;
}
