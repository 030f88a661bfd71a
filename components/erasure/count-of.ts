import { formatNumber } from '../ui/number';

/** "1 value", "2 values". */
export function countOf(count: number, what: string): string {
  return `${formatNumber(count)} ${what}${count === 1 ? '' : 's'}`;
}
