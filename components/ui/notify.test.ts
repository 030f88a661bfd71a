import { describe, expect, it } from 'vitest';
import { drawNotices, noticesWanted, notify, onNoticesWanted, type Notice } from './notify';

describe('notify', () => {
  it('keeps notices until the part that draws them has come, and loses none between two of them', () => {
    let calls = 0;
    onNoticesWanted(() => (calls += 1));
    expect(noticesWanted()).toBe(false);
    notify({ title: 'first' });
    expect(noticesWanted()).toBe(true);
    expect(calls).toBe(1);

    const drawn: Notice[] = [];
    const stop = drawNotices((notice) => drawn.push(notice));
    notify({ title: 'second' });
    expect(drawn.map((notice) => notice.title)).toEqual(['first', 'second']);

    stop();
    notify({ title: 'third' });
    const later: Notice[] = [];
    drawNotices((notice) => later.push(notice));
    expect(later.map((notice) => notice.title)).toEqual(['third']);
  });
});
