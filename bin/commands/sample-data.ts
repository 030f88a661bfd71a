import type { Command } from 'commander';
import { cliActor } from '@/lib/domain/actor';
import { loadSampleData } from '@/lib/server/sample-data/load';
import { printResult } from './print';
import { withRuntime } from './with-runtime';

/** `sample-data load`: fills the built-in site with invented grants and three days of traffic. */
export function addSampleData(program: Command): void {
  program
    .command('sample-data')
    .description('Invented grants to try the console with')
    .command('load')
    .description('Run the built-in site over invented records for three simulated days (about half a minute)')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: true }) => {
      const loaded = await withRuntime((runtime) =>
        loadSampleData(runtime, cliActor, ({ progress, step }) => {
          if (options.json !== true) process.stderr.write(`${Math.round(progress * 100)} % ${step}\n`);
        }),
      );
      printResult({ ...loaded }, options.json === true);
    });
}
