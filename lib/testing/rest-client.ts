import { z } from 'zod';

/** A client of a Fluxx site as integrations write them: OAuth token, form-encoded writes. For tests and benchmarks. */
export interface RestClient {
  token: string;
  /** Creates a record (or an alert) and returns its id and the columns asked for. */
  create(
    model: string,
    data: object,
    columns?: readonly string[],
  ): Promise<Record<string, unknown> & { id: number }>;
  update(model: string, id: number, data: object): Promise<void>;
  get(path: string): Promise<Response>;
}

const tokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('bearer'),
  expires_in: z.literal(7200),
});

export async function makeRestClient(
  url: string,
  application: { clientId: string; clientSecret: string },
): Promise<RestClient> {
  const answer = await fetch(`${url}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: application.clientId,
      client_secret: application.clientSecret,
    }),
  });
  const { access_token: token } = tokenAnswer.parse(await answer.json());
  const headers = { Authorization: `Bearer ${token}` };
  const write = async (
    method: string,
    path: string,
    data: object,
    columns: readonly string[],
  ): Promise<unknown> => {
    const response = await fetch(`${url}/api/rest/v2/${path}`, {
      method,
      headers,
      body: new URLSearchParams({ data: JSON.stringify(data), cols: JSON.stringify(columns) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    token,
    create: async (model, data, columns = ['id']) => {
      const made = z
        .record(z.string(), z.looseObject({ id: z.number() }))
        .parse(await write('POST', model, data, columns));
      const record = made[model];
      if (record === undefined) throw new Error(`The answer has no ${model}`);
      return record;
    },
    update: async (model, id, data) => {
      await write('PUT', `${model}/${id}`, data, ['id']);
    },
    get: (path) => fetch(`${url}${path}`, { headers }),
  };
}
