import { QueryClient } from '@tanstack/react-query';
import { expect, it, onTestFinished } from 'vitest';
import { liveKeys } from '../keys';
import { togglePaused } from '../refresh';
import { LiveHub } from './hub';

const HOUR = 3_600_000;

it('reads the overview again after an hour that came while changes were held: their sparks are of the hour before', () => {
  const client = new QueryClient();
  const hub = new LiveHub(client, () => {});
  onTestFinished(() => hub.close());
  const isReadAgain = () => client.getQueryState(liveKeys.overview)?.isInvalidated;
  const pausedWith = (...take: (() => void)[]) => {
    client.setQueryData(liveKeys.overview, { queues: [], sampleData: 'none', cursor: '1', now: 0 });
    togglePaused();
    for (const one of take) one();
    togglePaused();
    return isReadAgain();
  };
  const changed = [{ id: 'a', spark: [1, 2], of: [] }];
  const queues = () => hub.take({ name: 'queues', data: { changed, gone: [] }, id: '2' });
  const hour = () => hub.take({ name: 'hour', data: { hour: HOUR }, id: null });
  expect(pausedWith(hour, queues)).toBe(false);
  expect(pausedWith(queues, hour)).toBe(true);
});
