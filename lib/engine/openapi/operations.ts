import type { z } from 'zod';
import { errorAnswer, tokenFailure } from '../http/answer';
import type { Route } from '../http/find-route';
import { tokenAnswer, tokenRequest } from '../oauth/token-endpoint';
import { finishAnswer, limitNum, processAnswer } from '../queue/poll-endpoint';
import {
  alertListRequest,
  entryAnswer,
  listAnswer,
  listRequest,
  readRequest,
  writeRequest,
} from '../rest/wire';

/** Where each kind of route is. A new kind without a path does not compile. */
export const PATHS: Readonly<Record<Route['kind'], string>> = {
  token: '/oauth/token',
  process: '/poll/client/{client}/uuid/queue/{queueUuid}',
  finish: '/poll/client/{client}/uuid/queue_finished/{queueUuid}/{jobUuid}',
  collection: '/api/rest/v2/{model}',
  list: '/api/rest/v2/{model}/list',
  entry: '/api/rest/v2/{model}/{id}',
};

/** What each segment in braces stands for. */
export const SEGMENTS: Readonly<Record<string, string>> = {
  client: 'Any text: `1` in the source document; a public client sends the literal `:client_id`.',
  queueUuid: 'The Queue UUID of the API alert.',
  jobUuid: 'The Job UUID that the process call answered.',
  model: 'The model’s name: `grant_request`, `organization`, … and `alert`, which is a model too.',
  id: 'The record’s id, a whole number.',
};

interface Answer {
  description: string;
  schema: z.ZodType;
  example?: unknown;
}

export interface Operation {
  kind: Route['kind'];
  method: 'get' | 'post' | 'put' | 'delete';
  tag: 'Token' | 'Poll' | 'REST';
  summary: string;
  description: string;
  /** The schema the handler reads the query with. */
  query?: z.ZodObject;
  /** The schema the handler reads the body with, form or JSON. */
  body?: { schema: z.ZodObject; example: Readonly<Record<string, unknown>> };
  answers: Readonly<Record<number, Answer>>;
  secured: boolean;
}

const JOB_UUID = '90ff218f-58f8-11ea-8424-0265ea535fd4';
const error = (code: number, description: string, message: string): Answer => ({
  description,
  schema: errorAnswer,
  example: { error: { code, message } },
});
const unauthenticated = error(
  401,
  'No token, or a wrong or expired one. Get a new one and repeat once; nothing was done.',
  'A valid access token is needed. Get one at /oauth/token. Nothing was done.',
);
const tooMany = error(429, 'Too many calls. Wait as long as `Retry-After` says.', 'Too many requests.');
const invalid = error(422, 'Something sent is not valid; `details` names each place.', 'Nothing was done.');
const noRecord = error(404, 'No such model or record.', 'There is no grant_request with the id 7.');
const always = { 401: unauthenticated, 429: tooMany };

const entryExample = { grant_request: { id: 21_277_590, amount_requested: '60000.5' } };
const writeExample = { data: '{"amount_requested":"60000.50"}', cols: '["id","amount_requested"]' };
const listExample = {
  cols: '["id","program_organization_id.name"]',
  filter: '{"group_type":"and","conditions":[["state","eq","granted"]]}',
  page: 1,
  per_page: 100,
};
const listed: Answer = {
  description: 'One page, the records under their model’s name; null fields are left out.',
  schema: listAnswer,
  example: {
    records: { grant_request: [{ id: 21_277_590, 'program_organization_id.name': 'Oak Trust' }] },
    total_pages: 48,
    total_entries: 1189,
    current_page: 1,
    per_page: 25,
  },
};
const anEntry = (description: string): Answer => ({
  description,
  schema: entryAnswer,
  example: entryExample,
});

/** Every call of the built-in site, with the very schemas its handlers use. */
export const OPERATIONS: readonly Operation[] = [
  {
    kind: 'token',
    method: 'post',
    tag: 'Token',
    summary: 'Get an access token',
    description:
      'OAuth 2.0 client credentials (RFC 6749, 4.4), as a form or as JSON; id and secret may come as HTTP Basic instead. A token is good for 7,200 seconds; there is no refresh token.',
    body: {
      schema: tokenRequest,
      example: {
        grant_type: 'client_credentials',
        client_id: 'your-client-id',
        client_secret: 'your-client-secret',
      },
    },
    answers: {
      200: {
        description: 'The token.',
        schema: tokenAnswer,
        example: { access_token: '5f'.repeat(32), token_type: 'bearer', expires_in: 7200 },
      },
      400: {
        description: 'A parameter is missing, given twice, or the grant type is another.',
        schema: tokenFailure,
        example: {
          error: 'invalid_request',
          error_description: 'Send grant_type, client_id and client_secret, each once.',
        },
      },
      401: {
        description: 'The id or the secret is wrong, or the application was revoked.',
        schema: tokenFailure,
        example: {
          error: 'invalid_client',
          error_description: 'The client id or the client secret is wrong.',
        },
      },
      429: tooMany,
    },
    secured: false,
  },
  {
    kind: 'process',
    method: 'get',
    tag: 'Poll',
    summary: 'Process: take queued records',
    description:
      'Moves up to 1,000 queued records into a job and answers with its Job UUID. A GET with side effects: do not prefetch or repeat it blindly. While a job is outstanding the answer follows the site’s setting: the same bytes again (`redeliver`), the Job UUID with no data (`uuid-only`), or 409 (`refuse`).',
    answers: {
      200: {
        description: 'The job; `job_uuid` is null and `data` empty when nothing is queued.',
        schema: processAnswer,
        example: {
          job_uuid: JOB_UUID,
          data: [
            {
              timestamp: 1_582_750_995,
              identity: 21_277_590,
              recordData: { id: 21_277_590 },
              key: { timestamp: 1_582_750_995, table: 'requests', idColumns: ['id'], id: [21_277_590] },
            },
          ],
        },
      },
      400: error(
        400,
        'limit_num is not 1 to 1,000.',
        'limit_num is a whole number from 1 to 1000. Nothing was taken.',
      ),
      404: error(
        404,
        'No such queue.',
        'There is no queue with this Queue UUID on this site. Nothing was changed.',
      ),
      409: error(
        409,
        'A job is outstanding and the site is set to refuse.',
        'A job of this queue is outstanding: finish it before the next is processed. Nothing was taken.',
      ),
      ...always,
    },
    secured: true,
  },
  {
    kind: 'finish',
    method: 'get',
    tag: 'Poll',
    summary: 'Finish: clear a job',
    description:
      'Clears the records of a job. A GET with side effects. Asked again it gives the first answer again and changes nothing.',
    answers: {
      200: {
        description: 'How many records were cleared.',
        schema: finishAnswer,
        example: { job_uuid: JOB_UUID, clear_count: 1 },
      },
      404: error(
        404,
        'No such queue, or no such job of it.',
        'This queue has no job with this Job UUID. Nothing was cleared.',
      ),
      ...always,
    },
    secured: true,
  },
  {
    kind: 'collection',
    method: 'get',
    tag: 'REST',
    summary: 'List records',
    description:
      'One page of a model’s records. `filter` is the filter language as JSON text. `style` and unknown parameters mean nothing.',
    query: alertListRequest,
    answers: { 200: listed, 404: noRecord, 422: invalid, ...always },
    secured: true,
  },
  {
    kind: 'list',
    method: 'post',
    tag: 'REST',
    summary: 'List records, asked in the body',
    description: 'The same as the list, for filters too long for an address.',
    body: { schema: listRequest, example: listExample },
    answers: { 200: listed, 404: noRecord, 422: invalid, ...always },
    secured: true,
  },
  {
    kind: 'collection',
    method: 'post',
    tag: 'REST',
    summary: 'Create a record',
    description:
      '`data` holds the fields as JSON text in a form, or as an object in a JSON body. An unknown field is refused by name.',
    body: { schema: writeRequest, example: writeExample },
    answers: { 201: anEntry('The record as it was made.'), 404: noRecord, 422: invalid, ...always },
    secured: true,
  },
  {
    kind: 'entry',
    method: 'get',
    tag: 'REST',
    summary: 'Read a record',
    description: 'A single record under its model’s name; null fields are left out.',
    query: readRequest,
    answers: { 200: anEntry('The record.'), 404: noRecord, 422: invalid, ...always },
    secured: true,
  },
  {
    kind: 'entry',
    method: 'put',
    tag: 'REST',
    summary: 'Change a record',
    description: 'Fields that are left out stay as they are.',
    body: { schema: writeRequest, example: writeExample },
    answers: { 200: anEntry('The record as it stands now.'), 404: noRecord, 422: invalid, ...always },
    secured: true,
  },
  {
    kind: 'entry',
    method: 'delete',
    tag: 'REST',
    summary: 'Delete a record',
    description: 'Its queue entries stay; a later process call gives them with their id and nulls.',
    answers: {
      200: {
        description: 'The id that is gone.',
        schema: entryAnswer,
        example: { grant_request: { id: 21_277_590 } },
      },
      404: noRecord,
      ...always,
    },
    secured: true,
  },
];

/** The query of the process call; its handler reads the one parameter with the one schema. */
export const PROCESS_QUERY = { limit_num: limitNum.optional() };
