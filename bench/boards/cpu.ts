import { readdirSync, readFileSync } from 'node:fs';

/** Of the kernel, everywhere that matters: clock ticks of 10 ms. */
const TICK_MS = 10;

interface ProcessStat {
  pid: number;
  parent: number;
  cpuMs: number;
}

/** The processor time that processes and all they started have used so far, in milliseconds. Reads /proc, so Linux only. */
export function cpuOf(roots: readonly number[]): number {
  return familyOf(roots).reduce((sum, { cpuMs }) => sum + cpuMs, 0);
}

/** The memory that a process and all it started hold, in bytes. */
export function memoryOf(root: number): number {
  return familyOf([root]).reduce((sum, { pid }) => sum + residentOf(pid), 0);
}

function familyOf(roots: readonly number[]): ProcessStat[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat !== null);
  const within = new Set(roots);
  // A child may come before its parent in the list.
  for (let before = -1; before !== within.size;) {
    before = within.size;
    for (const { pid, parent } of all) if (within.has(parent)) within.add(pid);
  }
  return all.filter(({ pid }) => within.has(pid));
}

/** Who started a process. */
export function parentOf(pid: number): number {
  return statOf(pid)?.parent ?? 0;
}

function residentOf(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    // It has just ended.
    return 0;
  }
}

function statOf(pid: number): ProcessStat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; the fields after it are numbers.
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    // Its own, and of children that have ended.
    const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0);
    return { pid, parent, cpuMs: ticks * TICK_MS };
  } catch {
    // It has just ended.
    return null;
  }
}
