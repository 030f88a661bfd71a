import { z } from 'zod';
import { finishAnswer, processAnswer } from '@/lib/engine/queue/poll-endpoint';
import { listAnswer } from '@/lib/engine/rest/wire';

/*
 * Clients as they are written against the real Fluxx (domain.md, [seen]), each as small as it goes. They know nothing of this
 * program: an address, a client id and a secret. What they rely on is theirs; the site has to live with it.
 */

export interface Credentials {
  url: string;
  clientId: string;
  clientSecret: string;
}

const errorShape = z.object({ error: z.object({ code: z.number(), message: z.string() }) });

/** An error told in the body, whatever the status: real Fluxx sends it with HTTP 200 too. */
export class FluxxError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}

/** Holds a token; asks for another, once, when a call is answered 401. */
export class TokenClient {
  private token: string | null = null;

  constructor(private readonly credentials: Credentials) {}

  async call(
    path: string,
    init: { method?: string; form?: Readonly<Record<string, string>> } = {},
  ): Promise<unknown> {
    this.token ??= await this.fetchToken();
    const first = await this.send(path, init);
    if (first.status !== 401) return readAnswer(first);
    this.token = await this.fetchToken();
    return readAnswer(await this.send(path, init));
  }

  private async fetchToken(): Promise<string> {
    const { url, clientId, clientSecret } = this.credentials;
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const response = await fetch(`${url}/oauth/token`, { method: 'POST', body: new URLSearchParams(form) });
    return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
  }

  private send(
    path: string,
    { method = 'GET', form }: { method?: string; form?: Readonly<Record<string, string>> },
  ) {
    return fetch(`${this.credentials.url}${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}` },
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
  }
}

async function readAnswer(response: Response): Promise<unknown> {
  const body: unknown = await response.json();
  const failed = errorShape.safeParse(body);
  if (failed.success) throw new FluxxError(failed.data.error.code, failed.data.error.message);
  return body;
}

/** The loop of the source document: process, work, finish, until nothing is handed out. */
export async function processAndFinish(client: TokenClient, queueUuid: string): Promise<number[]> {
  const ids: number[] = [];
  for (;;) {
    const { job_uuid: jobUuid, data } = processAnswer.parse(
      await client.call(`/poll/client/1/uuid/queue/${queueUuid}`),
    );
    if (jobUuid === null || data.length === 0) return ids;
    ids.push(...data.map((entry) => entry.identity));
    const finished = finishAnswer.parse(
      await client.call(`/poll/client/1/uuid/queue_finished/${queueUuid}/${jobUuid}`),
    );
    if (finished.clear_count !== data.length)
      throw new Error(`Cleared ${finished.clear_count} of ${data.length}`);
  }
}

/**
 * A client that asks until a batch is short and only then finishes. It sends its address template as it stands in the
 * documentation, with the literal `:client_id`. `most` is our guard: against a site that redelivers it would never end.
 */
export async function loopUntilShort(
  client: TokenClient,
  queueUuid: string,
  { limit, most }: { limit: number; most: number },
): Promise<{ ids: number[]; calls: number }> {
  const ids: number[] = [];
  for (let calls = 1; ; calls += 1) {
    const { job_uuid: jobUuid, data } = processAnswer.parse(
      await client.call(`/poll/client/:client_id/uuid/queue/${queueUuid}?limit_num=${limit}`),
    );
    ids.push(...data.map((entry) => entry.identity));
    if (data.length === limit && calls < most) continue;
    if (jobUuid !== null)
      await client.call(`/poll/client/:client_id/uuid/queue_finished/${queueUuid}/${jobUuid}`);
    return { ids, calls };
  }
}

/** Reads every page of a list, as far as `total_pages` says. */
export async function readAllPages(
  client: TokenClient,
  model: string,
  asked: { cols: readonly string[]; filter: unknown; perPage: number; byPost: boolean },
): Promise<Record<string, unknown>[]> {
  const records: Record<string, unknown>[] = [];
  for (let page = 1, totalPages = 1; page <= totalPages; page += 1) {
    const parameters = {
      cols: JSON.stringify(asked.cols),
      filter: JSON.stringify(asked.filter),
      style: 'full',
      page: String(page),
      per_page: String(asked.perPage),
    };
    const path = `/api/rest/v2/${model}`;
    const answer = listAnswer.parse(
      asked.byPost
        ? await client.call(`${path}/list`, { method: 'POST', form: parameters })
        : await client.call(`${path}?${new URLSearchParams(parameters)}`),
    );
    records.push(...(answer.records[model] ?? []));
    totalPages = answer.total_pages;
  }
  return records;
}

/** Creates or changes a record with form fields, and reads it under its model's name. */
export async function writeRecord(
  client: TokenClient,
  model: string,
  written: { id?: number; data: object; cols: readonly string[] },
): Promise<Record<string, unknown> & { id: number }> {
  const form = { data: JSON.stringify(written.data), cols: JSON.stringify(written.cols) };
  const answer =
    written.id === undefined
      ? await client.call(`/api/rest/v2/${model}`, { method: 'POST', form })
      : await client.call(`/api/rest/v2/${model}/${written.id}`, { method: 'PUT', form });
  const record = z.record(z.string(), z.looseObject({ id: z.number() })).parse(answer)[model];
  if (record === undefined) throw new Error(`The answer has no ${model}`);
  return record;
}
