import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../bin/root';

/** One line of the comparison: ours beside the peer, measured in the same run. */
export interface Comparison {
  what: string;
  ours: number;
  peer: number;
  unit: string;
  /** ours ÷ peer. */
  ratio: number;
  /** The figure to reach, as it is written down; null where there is none. */
  target: string | null;
}

export function compare(line: Omit<Comparison, 'ratio'>): Comparison {
  return { ...line, ratio: line.ours / line.peer };
}

/** Prints the table and writes the same figures as JSON. */
export function report(lines: readonly Comparison[]): void {
  console.table(
    lines.map(({ what, ours, peer, unit, ratio, target }) => ({
      what,
      ours: `${round(ours)} ${unit}`,
      peer: `${round(peer)} ${unit}`,
      ratio: ratio.toFixed(2),
      target: target ?? '',
    })),
  );
  const folder = path.join(root, 'bench/results');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'latest.json');
  writeFileSync(file, `${JSON.stringify({ node: process.version, lines }, null, 2)}\n`);
  console.log(`Written to ${path.relative(root, file)}`);
}

/** The middle of some measurements. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function round(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(2);
}
