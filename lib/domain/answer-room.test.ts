import { expect, it } from 'vitest';
import { makeAnswerRoom, untilRead, type AnswerRoom } from './answer-room';

const MB = 1_000_000;

/** What the room said to an answer: the refusal, or how it is left. */
function enter(room: AnswerRoom, who: string, bytes: number): unknown {
  try {
    return room.enter(who, bytes);
  } catch (error) {
    return error;
  }
}

const isIn = expect.any(Function);

it('lets in as much of one as theirs is, and of all as there is room; what was left makes room, once', () => {
  const room = makeAnswerRoom({ each: 10 * MB, all: 15 * MB });
  const leave = room.enter('one', 6 * MB);
  expect(enter(room, 'one', 5 * MB)).toMatchObject({ code: 'too-many-requests', retryAfter: 5 });
  expect(enter(room, 'one', 4 * MB)).toEqual(isIn);
  expect(enter(room, 'other', 6 * MB)).toMatchObject({ code: 'unavailable', retryAfter: 5 });
  expect(enter(room, 'other', 5 * MB)).toEqual(isIn);
  leave?.();
  leave?.();
  expect(enter(room, 'third', 7 * MB)).toMatchObject({ code: 'unavailable' });
  expect(enter(room, 'third', 6 * MB)).toEqual(isIn);
});

it('lets in one that is larger than all room where nothing else is under way, and what is small at any time', () => {
  const room = makeAnswerRoom({ each: 10 * MB, all: 15 * MB });
  const leave = room.enter('one', 256 * MB);
  for (let small = 0; small < 1000; small += 1) expect(enter(room, 'one', 256 * 1024)).toBeNull();
  expect(enter(room, 'one', 256 * 1024 + 1)).toMatchObject({ code: 'too-many-requests' });
  leave?.();
  expect(enter(room, 'one', 256 * MB)).toEqual(isIn);
});

/** An answer of three pieces, the last of which may break; how many were asked for, and whether it was broken off. */
function inPieces({ breaks = false } = {}) {
  const told = { pulled: 0, isCancelled: false };
  const source: UnderlyingDefaultSource<Uint8Array> = {
    pull(controller) {
      told.pulled += 1;
      if (told.pulled > 3) controller.close();
      else if (breaks && told.pulled === 3) controller.error(new Error('The database is gone'));
      else controller.enqueue(Buffer.from(`${told.pulled}`));
    },
    cancel: () => void (told.isCancelled = true),
  };
  const body = new ReadableStream(source, { highWaterMark: 0 });
  return { told, response: new Response(body, { status: 201, headers: { 'x-told': 'yes' } }) };
}

function held(response: Response) {
  const stranger = new AbortController();
  const place = { left: 0 };
  const answer = untilRead(response, () => void (place.left += 1), stranger);
  return { answer, place, stranger };
}

it('holds the place of an answer until its last piece was taken, and gives it on as it is', async () => {
  const { response, told } = inPieces();
  const { answer, place } = held(response);
  expect([answer.status, answer.headers.get('x-told'), told.pulled]).toEqual([201, 'yes', 0]);
  const reader = answer.body?.getReader();
  for (const piece of ['1', '2', '3']) {
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe(piece);
    expect(place.left).toBe(0);
  }
  expect(await reader?.read()).toMatchObject({ done: true });
  expect(place.left).toBe(1);
});

it('leaves it when reading fails, is broken off, or whoever asked is gone', async () => {
  const broken = held(inPieces({ breaks: true }).response);
  await expect(broken.answer.text()).rejects.toThrow('The database is gone');
  expect(broken.place.left).toBe(1);
  const { response, told } = inPieces();
  const cancelled = held(response);
  await cancelled.answer.body?.cancel();
  expect([cancelled.place.left, told.isCancelled]).toEqual([1, true]);
  const gone = held(inPieces().response);
  expect(gone.place.left).toBe(0);
  gone.stranger.abort();
  expect(gone.place.left).toBe(1);
});

it('holds nothing for an answer without a body, or for whoever is gone already', () => {
  const empty = held(new Response(null, { status: 204 }));
  expect([empty.place.left, empty.answer.status]).toEqual([1, 204]);
  let left = 0;
  untilRead(new Response('late'), () => void (left += 1), { signal: AbortSignal.abort() });
  expect(left).toBe(1);
});
