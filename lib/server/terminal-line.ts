import { styleText } from 'node:util';
import pino from 'pino';
import { z } from 'zod';

const logged = z.looseObject({ level: z.number(), time: z.number(), msg: z.string().default('') });
const failed = z.looseObject({ stack: z.string().optional(), message: z.string().optional() });

/** What every line has, and is of no use to whoever reads along. */
const LEFT_OUT: ReadonlySet<string> = new Set(['level', 'time', 'msg', 'pid', 'hostname', 'error', 'err']);
const COLOURS = { warn: 'yellow', error: 'red', fatal: 'red' } as const;

/** A line of the log as somebody at a terminal reads it: the time, how bad it is, what happened, its facts, and a stack below. */
export function terminalLine(json: string): string {
  const parsed = logged.safeParse(readJson(json));
  if (!parsed.success) return json;
  const { level, time, msg, ...facts } = parsed.data;
  const name = pino.levels.labels[level] ?? String(level);
  const colour = Object.entries(COLOURS).find(([one]) => one === name)?.[1] ?? 'gray';
  const told = Object.entries(facts)
    .filter(([key]) => !LEFT_OUT.has(key))
    .map(([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  const head = `${new Date(time).toTimeString().slice(0, 8)} ${styleText(colour, name.padEnd(5))} ${msg}`;
  const error = failed.safeParse(facts['error'] ?? facts['err']);
  const stack = error.success ? `\n${error.data.stack ?? error.data.message ?? ''}` : '';
  return `${[head, ...told.map((one) => styleText('gray', one))].join(' ')}${stack}\n`;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
