import type { Command } from 'commander';
import { parseSettings } from '@/lib/config/settings';
import { openDatabase } from '@/lib/db/database';
import { bringUpToDate } from '@/lib/server/bring-up-to-date';
import { printResult } from './print';

/** `migrate`: brings the schema up to date, as every start does. */
export function addMigrate(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database schema up to date (every start does this too)')
    .option('--json', 'print one JSON object')
    .action(async (options: { json?: true }) => {
      const settings = parseSettings(process.env);
      const database = openDatabase(settings.database);
      try {
        const report = await bringUpToDate(database, settings);
        printResult({ applied: report.applied, copy: report.copy }, options.json === true);
      } finally {
        await database.close();
      }
    });
}
