import { Select } from '../ui/select';
import type { Sort } from './arrange';
import type { OverviewViewState } from './use-overview-view';

interface Order extends Sort {
  label: string;
}

/** Every order in words; the first is the usual one. */
export const ORDERS: readonly Order[] = [
  { key: 'health', desc: false, label: 'Worst first' },
  { key: 'health', desc: true, label: 'Healthy first' },
  { key: 'name', desc: false, label: 'Name, A to Z' },
  { key: 'name', desc: true, label: 'Name, Z to A' },
  { key: 'model', desc: false, label: 'Model, A to Z' },
  { key: 'model', desc: true, label: 'Model, Z to A' },
  { key: 'queued', desc: true, label: 'Most queued' },
  { key: 'queued', desc: false, label: 'Least queued' },
  { key: 'processing', desc: true, label: 'Most processing' },
  { key: 'processing', desc: false, label: 'Least processing' },
  { key: 'oldest', desc: true, label: 'Longest waiting' },
  { key: 'oldest', desc: false, label: 'Shortest waiting' },
  { key: 'job', desc: true, label: 'Longest open job' },
  { key: 'job', desc: false, label: 'Newest open job' },
  { key: 'activity', desc: true, label: 'Latest activity' },
  { key: 'activity', desc: false, label: 'Longest inactive' },
];

const nameOf = ({ key, desc }: Sort) => (desc ? `${key} desc` : key);
const OPTIONS = ORDERS.map((order) => ({ value: nameOf(order), label: order.label }));

/** What the list is sorted by, in words: cards have no head to press, and a head does not say what the usual order is. */
export function SortChoice({ view, className }: { view: OverviewViewState; className: string }) {
  const choose = (name: string) => {
    const order = ORDERS.find((one) => nameOf(one) === name);
    if (order) view.sortBy(order === ORDERS[0] ? null : { id: order.key, desc: order.desc });
  };
  return (
    <Select
      aria-label="Sort by"
      className={className}
      value={nameOf(view.sort)}
      onChange={choose}
      options={OPTIONS}
    />
  );
}
