/**
 * The least a durable queue behind HTTP can be: one SQLite table, node:http, JSON texts handed out as they are stored.
 * Arguments: the SQLite file, how many. Prints its port when it is filled.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { payloadOf } from './payload.mjs';

const { DatabaseSync } = createRequire(new URL('../../package.json', import.meta.url))(
  '@photostructure/sqlite',
);
const [file, countText] = process.argv.slice(2);
const db = new DatabaseSync(file);
db.exec('pragma journal_mode = WAL; pragma synchronous = FULL');
db.exec(
  'create table entry (id integer primary key, payload text not null); create table job (id integer primary key, last integer not null, done integer not null)',
);
const add = db.prepare('insert into entry (payload) values (?)');
db.exec('begin');
for (let index = 0; index < Number(countText); index += 1) add.run(JSON.stringify(payloadOf(index)));
db.exec('commit');
const take = db.prepare('select id, payload from entry order by id limit 1000');
const open = db.prepare('insert into job (last, done) values (?, 0) returning id');
const find = db.prepare('select last from job where id = ?');
const clear = db.prepare('delete from entry where id <= ?');
const end = db.prepare('update job set done = 1 where id = ?');

function process_() {
  const rows = take.all();
  if (rows.length === 0) return '{"job":null,"data":[]}';
  const { id } = open.get(rows.at(-1).id);
  return `{"job":${id},"data":[${rows.map((row) => row.payload).join(',')}]}`;
}

function finish(id) {
  db.exec('begin immediate');
  clear.run(find.get(id).last);
  end.run(id);
  db.exec('commit');
  return '{}';
}

const server = createServer((request, response) => {
  const job = /^\/finish\/(\d+)$/.exec(request.url ?? '');
  response.setHeader('content-type', 'application/json');
  response.end(job === null ? process_() : finish(Number(job[1])));
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
