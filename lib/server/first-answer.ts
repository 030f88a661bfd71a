import { dehydrate, QueryClient, type DehydratedState } from '@tanstack/react-query';
import { headers } from 'next/headers';
import type { RouteHandler } from '@/lib/http/handle';

/** All that the API needs of a page's request to know who asks. */
const PASSED_ON = ['cookie', 'x-forwarded-for', 'user-agent', 'x-request-id'];

export interface FirstQuestion {
  /** Under which the page keeps the answer. */
  queryKey: readonly unknown[];
  /** The route that the page asks itself, so that the same is checked, refused and left out. */
  get: RouteHandler;
  params?: Readonly<Record<string, string>>;
}

/**
 * What a page begins with: the answer the API gives to whoever opens it, drawn by the server instead of an empty frame. The page asks
 * again at once, because what happened meanwhile reached it by no stream. What is refused here is nothing: the page asks, and says why.
 */
export async function firstAnswer({ queryKey, ...question }: FirstQuestion): Promise<DehydratedState> {
  const client = new QueryClient();
  const answer = await askFirst(question);
  if (answer !== null) {
    // As if read long ago: it never takes the place of what the page has read since.
    client.setQueryData(queryKey, answer, { updatedAt: 0 });
    await client.invalidateQueries({ refetchType: 'none' });
  }
  return dehydrate(client);
}

/** The answer alone, for a page that draws only a part of it; null where it is refused or fails. */
export async function askFirst({ get, params = {} }: Omit<FirstQuestion, 'queryKey'>): Promise<unknown> {
  const request = new Request('http://first-answer.invalid/', { headers: await passedOn() });
  const response = await get(request, { params: Promise.resolve(params) });
  return response.ok ? response.json() : null;
}

/** A whole page is asked for. A move within the console asks for what differs, and has, or reads, the answers itself. */
export async function isWholePage(): Promise<boolean> {
  return (await headers()).get('accept')?.includes('text/html') === true;
}

async function passedOn(): Promise<Headers> {
  const asked = await headers();
  const passed = new Headers();
  for (const name of PASSED_ON) {
    const value = asked.get(name);
    if (value !== null) passed.set(name, value);
  }
  return passed;
}
