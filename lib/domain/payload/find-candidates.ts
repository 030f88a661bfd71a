import { z } from 'zod';
import { isJobUuid } from './job-uuid';
import { JobUuidScanner } from './job-uuid-scanner';

/** A UUID that may be the key to a job, and why. */
export interface JobUuidCandidate {
  jobUuid: string;
  /** The queue that the place names; null when it names none. */
  queueUuid: string | null;
  /** The surer, the earlier in this list: the answer of a process call, a finish call, a field of that name, a mere UUID. */
  kind: CandidateKind;
  /** Where it stood, for people: "line 12", "answer of 24 November". */
  where: string;
}

const KINDS = ['process-answer', 'finish-call', 'field', 'bare'] as const;
export type CandidateKind = (typeof KINDS)[number];

/** More than anybody would look through. */
const MOST = 50;
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const ADDRESS = new RegExp(`/uuid/queue(_finished)?/(${UUID})(?:/(${UUID}))?`, 'i');
/** What can be told apart in running text, the surer first. Quotes may be escaped, as in a log of JSON. */
const IN_TEXT = new RegExp(
  `/uuid/queue_finished/(?<finishQueue>${UUID})/(?<finished>${UUID})|/uuid/queue/(?<queue>${UUID})|job_?uuid[\\s"'\\\\:=>]{1,12}(?<field>${UUID})|(?<bare>${UUID})`,
  'gi',
);

const harFile = z.looseObject({ log: z.looseObject({ entries: z.array(z.unknown()) }) });
const harEntry = z.looseObject({
  startedDateTime: z.string().catch(''),
  request: z.looseObject({ url: z.string() }),
  response: z
    .looseObject({ content: z.looseObject({ text: z.string().catch(''), encoding: z.string().optional() }) })
    .optional()
    .catch(undefined),
});

/**
 * Looks for Job UUIDs in whatever somebody has: a UUID, a log, a curl command, the answer of a call, a HAR file of a browser.
 * Nothing of the text is kept but the UUIDs, for a HAR holds tokens and cookies. Never throws.
 * @param notJobs UUIDs known to be something else, such as those of tracked queues.
 */
export function findCandidates(text: string, notJobs: readonly string[] = []): JobUuidCandidate[] {
  const found = fromHar(text) ?? fromText(text);
  const excluded = new Set(notJobs.map((uuid) => uuid.toLowerCase()));
  for (const { queueUuid } of found) if (queueUuid !== null) excluded.add(queueUuid.toLowerCase());
  const best = new Map<string, JobUuidCandidate>();
  for (const candidate of found) {
    const key = candidate.jobUuid.toLowerCase();
    if (excluded.has(key)) continue;
    const known = best.get(key);
    if (known === undefined || rank(candidate) < rank(known)) best.set(key, candidate);
  }
  // The later stands nearer to the trouble.
  return [...best.values()]
    .reverse()
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST);
}

function rank({ kind, queueUuid }: JobUuidCandidate): number {
  return KINDS.indexOf(kind) * 2 + (queueUuid === null ? 1 : 0);
}

/** Null when it is no HAR file. */
function fromHar(text: string): JobUuidCandidate[] | null {
  if (!text.trimStart().startsWith('{')) return null;
  const file = harFile.safeParse(parse(text));
  return file.success ? file.data.log.entries.flatMap(fromEntry) : null;
}

function fromEntry(raw: unknown): JobUuidCandidate[] {
  const entry = harEntry.safeParse(raw);
  if (!entry.success) return [];
  const [, isFinish, queueUuid, jobUuid] = ADDRESS.exec(entry.data.request.url) ?? [];
  if (queueUuid === undefined) return [];
  const at = entry.data.startedDateTime;
  if (isFinish !== undefined) {
    return isJobUuid(jobUuid)
      ? [{ jobUuid, queueUuid, kind: 'finish-call', where: `finish call ${at}`.trim() }]
      : [];
  }
  const found = scan(entry.data.response?.content);
  return found === null
    ? []
    : [{ jobUuid: found, queueUuid, kind: 'process-answer', where: `answer to a process call ${at}`.trim() }];
}

function scan(content: { text: string; encoding?: string | undefined } | undefined): string | null {
  if (content === undefined) return null;
  const scanner = new JobUuidScanner();
  scanner.push(
    content.encoding === 'base64' ? fromBase64(content.text) : new TextEncoder().encode(content.text),
  );
  return scanner.jobUuid;
}

function fromBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

function fromText(text: string): JobUuidCandidate[] {
  const found: JobUuidCandidate[] = [];
  let queueUuid: string | null = null;
  let line = 1;
  let counted = 0;
  for (const match of text.matchAll(IN_TEXT)) {
    for (; counted < match.index; counted += 1) if (text[counted] === '\n') line += 1;
    const { finishQueue, finished, queue, field, bare } = match.groups ?? {};
    queueUuid = finishQueue ?? queue ?? queueUuid;
    const where = text.includes('\n') ? `line ${line}` : 'the text';
    if (finished !== undefined) found.push({ jobUuid: finished, queueUuid, kind: 'finish-call', where });
    if (field !== undefined) found.push({ jobUuid: field, queueUuid, kind: 'field', where });
    if (bare !== undefined) found.push({ jobUuid: bare, queueUuid: null, kind: 'bare', where });
  }
  return found;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
