export const REQUESTS = '/api/rest/v2/grant_request';
const ALERTS = '/api/rest/v2/alert';
const UNKNOWN = '90ff218f-58f8-11ea-8424-0265ea535fd4';
const DEEP = 100_000;
/** As deep as a body can be. */
const DEEPEST = 4_900_000;
/** Bytes of a body at most. */
export const BODY_LIMIT = 10_000_000;

/** A request that must be refused. */
export interface BadRequest {
  name: string;
  method?: string;
  path: string;
  /** A value is sent as JSON, text as it is. */
  body?: unknown;
  type?: string;
  authorization?: string;
  status: number;
  /** A path that `details` names. */
  names?: string;
}

const create = (data: unknown): Pick<BadRequest, 'method' | 'path' | 'body'> => ({
  method: 'POST',
  path: REQUESTS,
  body: { data },
});
const alert = (data: Record<string, unknown>): Pick<BadRequest, 'method' | 'path' | 'body'> => ({
  method: 'POST',
  path: ALERTS,
  body: {
    data: { name: 'A', model_controller_type: 'grant_request', alert_trigger_type: 'Filter', ...data },
  },
});
const list = (query: Record<string, string>): Pick<BadRequest, 'path'> => ({
  path: `${REQUESTS}?${new URLSearchParams(query).toString()}`,
});

/** Every kind of bad input of the built-in site, with the documented answer. */
export const BAD_REQUESTS: readonly BadRequest[] = [
  { name: 'unknown address', path: '/api/rest/v1/grant_request', status: 404 },
  { name: 'the root', path: '/', status: 404 },
  { name: 'broken percent-encoding', path: '/api/rest/v2/%E0%A4%A', status: 400 },
  { name: 'unknown model', path: '/api/rest/v2/nothing', status: 404 },
  { name: 'a model called as an inherited property', path: '/api/rest/v2/constructor', status: 404 },
  {
    name: 'unknown model of a write',
    method: 'POST',
    path: '/api/rest/v2/nothing',
    body: { data: {} },
    status: 404,
  },
  { name: 'unknown record', path: `${REQUESTS}/99`, status: 404 },
  { name: 'an id that is none', path: `${REQUESTS}/abc`, status: 404 },
  {
    name: 'update of an unknown record',
    method: 'PUT',
    path: `${REQUESTS}/99`,
    body: { data: {} },
    status: 404,
  },
  { name: 'delete of an unknown record', method: 'DELETE', path: `${REQUESTS}/99`, status: 404 },
  { name: 'unknown field', ...create({ amount: 5 }), status: 422, names: 'amount' },
  { name: 'a field called __proto__', ...create('{"__proto__":{"a":1}}'), status: 422, names: '__proto__' },
  {
    name: 'number of the wrong type',
    ...create({ amount_requested: '50,000' }),
    status: 422,
    names: 'amount_requested',
  },
  {
    name: 'object where a text belongs',
    ...create({ po_number: { a: 1 } }),
    status: 422,
    names: 'po_number',
  },
  {
    name: 'a date that is not in the calendar',
    ...create({ grant_begins_at: '2026-02-30' }),
    status: 422,
    names: 'grant_begins_at',
  },
  {
    name: 'a relation that is no whole number',
    ...create({ program_id: 'x' }),
    status: 422,
    names: 'program_id',
  },
  { name: 'text with NUL', ...create({ po_number: 'a\0b' }), status: 422, names: 'po_number' },
  { name: 'unknown state', ...create({ state: 'nowhere' }), status: 422, names: 'state' },
  {
    name: 'no state',
    method: 'PUT',
    path: `${REQUESTS}/1`,
    body: { data: { state: '' } },
    status: 422,
    names: 'state',
  },
  { name: 'created_at', ...create({ created_at: '2026-01-01' }), status: 422, names: 'created_at' },
  {
    name: 'another id',
    method: 'PUT',
    path: `${REQUESTS}/1`,
    body: { data: { id: 2 } },
    status: 422,
    names: 'id',
  },
  { name: 'an id below 1', ...create({ id: 0 }), status: 422, names: 'id' },
  { name: 'an id that is taken', ...create({ id: 1 }), status: 409 },
  {
    name: 'no data',
    method: 'POST',
    path: REQUESTS,
    body: { amount_requested: 5 },
    status: 422,
    names: 'data',
  },
  { name: 'no body', method: 'POST', path: REQUESTS, status: 422, names: 'data' },
  { name: 'data that is a list', ...create([]), status: 422, names: 'data' },
  {
    name: 'unknown column of a write',
    method: 'POST',
    path: REQUESTS,
    body: { data: {}, cols: ['x'] },
    status: 422,
    names: 'cols[0]',
  },
  { name: 'broken JSON', method: 'POST', path: REQUESTS, body: '{"data":', status: 400 },
  { name: 'JSON that is no object', method: 'POST', path: REQUESTS, body: '[1]', status: 400 },
  {
    name: 'bytes that are not UTF-8',
    method: 'POST',
    path: REQUESTS,
    body: new Uint8Array([0x7b, 0xff, 0x7d]),
    status: 400,
  },
  {
    name: 'another content type',
    method: 'POST',
    path: REQUESTS,
    body: '<a/>',
    type: 'text/xml',
    status: 400,
  },
  {
    name: 'JSON nested 100,000 levels deep',
    method: 'POST',
    path: REQUESTS,
    body: '['.repeat(DEEP) + ']'.repeat(DEEP),
    status: 400,
  },
  {
    name: 'a field nested 100,000 levels deep',
    method: 'POST',
    path: REQUESTS,
    body: `{"data":{"po_number":${'['.repeat(DEEP)}${']'.repeat(DEEP)}}}`,
    status: 400,
  },
  {
    name: 'a field nested 10,000 levels deep',
    method: 'POST',
    path: REQUESTS,
    body: `{"data":{"po_number":${'['.repeat(DEEP / 10)}${']'.repeat(DEEP / 10)}}}`,
    status: 422,
    names: 'po_number',
  },
  {
    name: 'JSON as deep as a body can be',
    method: 'POST',
    path: REQUESTS,
    body: `{"data":${'['.repeat(DEEPEST)}${']'.repeat(DEEPEST)}}`,
    status: 400,
  },
  {
    name: 'a filter as deep as a body can be',
    method: 'POST',
    path: `${REQUESTS}/list`,
    body: `filter=${'['.repeat(DEEPEST)}`,
    type: 'application/x-www-form-urlencoded',
    status: 422,
    names: 'filter',
  },
  {
    name: '10 MB and a byte',
    method: 'POST',
    path: REQUESTS,
    body: `{"data":{}}${' '.repeat(BODY_LIMIT - 10)}`,
    status: 413,
  },
  { name: 'a list of unknown columns', ...list({ cols: '["a"]' }), status: 422, names: 'cols[0]' },
  {
    name: 'columns two relations deep',
    ...list({ cols: '["program_id.a.b"]' }),
    status: 422,
    names: 'cols[0]',
  },
  { name: 'columns that are no list', ...list({ cols: 'id' }), status: 422, names: 'cols' },
  { name: 'page 0', ...list({ page: '0' }), status: 422, names: 'page' },
  { name: 'a page that is no number', ...list({ page: 'x' }), status: 422, names: 'page' },
  { name: 'per_page over 500', ...list({ per_page: '501' }), status: 422, names: 'per_page' },
  { name: 'a filter that is not JSON', ...list({ filter: 'state eq new' }), status: 422, names: 'filter' },
  {
    name: 'a filter with an unknown field',
    ...list({ filter: '{"group_type":"or","conditions":[["x","eq",1]]}' }),
    status: 422,
    names: 'filter.conditions[0]',
  },
  {
    name: 'a filter with an unknown operator',
    ...list({ filter: '["id","is",1]' }),
    status: 422,
    names: 'filter',
  },
  {
    name: 'a filter with an operand of the wrong type',
    ...list({ filter: '["id","eq","x"]' }),
    status: 422,
    names: 'filter',
  },
  {
    name: 'an alert of an unknown model',
    ...alert({ model_controller_type: 'x' }),
    status: 422,
    names: 'model_controller_type',
  },
  { name: 'an alert without a name', ...alert({ name: ' ' }), status: 422, names: 'name' },
  {
    name: 'an alert of an unknown trigger type',
    ...alert({ alert_trigger_type: 'Email' }),
    status: 422,
    names: 'alert_trigger_type',
  },
  {
    name: 'an alert with an unknown state',
    ...alert({ alert_transition_states: ['x'] }),
    status: 422,
    names: 'alert_transition_states',
  },
  {
    name: 'an alert with an unknown trigger field',
    ...alert({ trigger_fields: ['x'] }),
    status: 422,
    names: 'trigger_fields',
  },
  {
    name: 'an alert with an unknown extra field',
    ...alert({ extra_fields: ['program_id.x'] }),
    status: 422,
    names: 'extra_fields',
  },
  { name: 'an alert with a bad filter', ...alert({ filter: [['x']] }), status: 422, names: 'filter' },
  { name: 'an alert with a Queue UUID', ...alert({ queue_uuid: UNKNOWN }), status: 422, names: 'queue_uuid' },
  {
    name: 'an alert with counts',
    ...alert({ total_queued_records: 0 }),
    status: 422,
    names: 'total_queued_records',
  },
  {
    name: 'an alert of another model',
    method: 'PUT',
    path: `${ALERTS}/1`,
    body: { data: { model_controller_type: 'user' } },
    status: 422,
    names: 'model_controller_type',
  },
  { name: 'update of an unknown alert', method: 'PUT', path: `${ALERTS}/9`, body: { data: {} }, status: 404 },
  { name: 'delete of an unknown alert', method: 'DELETE', path: `${ALERTS}/9`, status: 404 },
  { name: 'unknown queue', path: `/poll/client/1/uuid/queue/${UNKNOWN}`, status: 404 },
  { name: 'a queue that is no UUID', path: "/poll/client/1/uuid/queue/'%20or%201=1", status: 404 },
  { name: 'unknown job', path: `/poll/client/1/uuid/queue_finished/${UNKNOWN}/${UNKNOWN}`, status: 404 },
  { name: 'no job', path: `/poll/client/1/uuid/queue_finished/${UNKNOWN}/`, status: 404 },
  { name: 'another method', method: 'PATCH', path: `${REQUESTS}/1`, body: { data: {} }, status: 405 },
  { name: 'no token', ...create({ po_number: 'A' }), authorization: 'none', status: 401 },
  { name: 'a wrong token', ...create({ po_number: 'A' }), authorization: 'Bearer wrong', status: 401 },
  {
    name: 'a wrong token before a broken body',
    method: 'POST',
    path: REQUESTS,
    body: '{',
    authorization: 'Bearer wrong',
    status: 401,
  },
];
