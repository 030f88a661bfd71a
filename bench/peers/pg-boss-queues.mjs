/** Makes pg-boss queues with a job in each, then adds jobs. Arguments: the database's address, how many queues, milliseconds between two jobs. */
import { PgBoss } from 'pg-boss-12';

const [url, countText, everyText] = process.argv.slice(2);
const count = Number(countText);
const boss = new PgBoss({ connectionString: url, supervise: false, schedule: false, max: 2 });
await boss.start();
for (let index = 0; index < count; index += 1) {
  await boss.createQueue(`queue-${index}`);
  await boss.send(`queue-${index}`, { record: 1 });
}
process.stdout.write('made\n');
let turn = 0;
process.stdin.once('data', () => {
  setInterval(
    () => void boss.send(`queue-${(turn++ * 7) % Math.min(count, 140)}`, { record: turn }),
    Number(everyText),
  );
});
