import { expect, it } from 'vitest';
import { makeBodyRoom } from './body-room';

const SMALL = 64 * 1024;
const KB = 1000;

/** What a share said to more bytes: the code of the refusal, or that there was room. */
function take(share: { take(bytes: number): void }, bytes: number): unknown {
  try {
    share.take(bytes);
    return 'taken';
  } catch (error) {
    return error;
  }
}

it('takes as much of one as theirs is, and of all as there is room; a body that left makes room', () => {
  const room = makeBodyRoom({ each: 300 * KB, all: 500 * KB });
  const first = room.enter('one');
  const second = room.enter('one');
  const other = room.enter('other');
  expect(take(first, SMALL + 200 * KB)).toBe('taken');
  expect(take(second, SMALL + 101 * KB)).toMatchObject({ code: 'too-many-requests', retryAfter: 1 });
  expect(take(other, SMALL + 299 * KB)).toBe('taken');
  expect(take(room.enter('third'), SMALL + 2 * KB)).toMatchObject({ code: 'unavailable', retryAfter: 3 });
  other.leave();
  expect(take(room.enter('third'), SMALL + 2 * KB)).toBe('taken');
  first.leave();
  first.leave();
  expect(take(room.enter('one'), SMALL + 298 * KB)).toBe('taken');
});

it('counts a body as it arrives, and the one that was refused no more', () => {
  const room = makeBodyRoom({ each: 100 * KB, all: 1000 * KB });
  const share = room.enter('one');
  expect(take(share, SMALL)).toBe('taken');
  for (let piece = 0; piece < 10; piece += 1) expect(take(share, 10 * KB)).toBe('taken');
  expect(take(share, 1)).toMatchObject({ code: 'too-many-requests' });
  share.leave();
  expect(take(room.enter('one'), SMALL + 100 * KB)).toBe('taken');
});

it('has always room for what is small', () => {
  const room = makeBodyRoom({ each: 100 * KB, all: 100 * KB });
  expect(take(room.enter('one'), SMALL + 100 * KB)).toBe('taken');
  for (const who of ['one', 'other']) {
    const small = room.enter(who);
    expect(take(small, SMALL - 1)).toBe('taken');
    expect(take(small, 1)).toBe('taken');
    expect(take(small, 1)).toBeInstanceOf(Error);
  }
});
