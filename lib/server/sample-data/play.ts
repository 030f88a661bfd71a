import { saveRecords, type RecordSave } from '@/lib/engine/records/save-records';
import { runSweep } from '@/lib/engine/sweep/run-sweep';
import { address } from './generate';
import { poll, take, type Integration } from './integration';
import type { SampleAlertName } from './alerts';
import type { World } from './make-world';
import type { Random } from './random';
import { samplePeople, type Simulation } from './simulation';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** When the warehouse's integration was switched off, and when the yearly correction of its requests ran. */
const WAREHOUSE_STOPPED = 30 * HOUR;
const CORRECTION = 9 * HOUR;
const CORRECTED_REQUESTS = 1400;
/** When the CRM's integration took a job and crashed. */
const CRM_CRASHED = 26 * HOUR;
/** Organizations that moved just before: at night, or right after the hour's poll, there would be nothing to take. */
const MOVED_TOGETHER = 40;

interface Moment {
  simulation: Simulation;
  random: Random;
  world: World;
  integrations: Record<SampleAlertName, Integration>;
  /** The end of the simulation. */
  now: number;
  at: number;
}

/** What happens at one moment: people save records, then the integrations come round. */
export async function playMoment(moment: Moment): Promise<void> {
  await saveRecords(moment.simulation.engine, peopleAtWork(moment), samplePeople);
  if (isEvery(moment.at, HOUR)) await runSweep(moment.simulation.engine, new AbortController().signal);
  await accountingPolls(moment);
  await warehousePolls(moment);
  await crmPolls(moment);
  await mailerPolls(moment);
}

/** Offices are open from seven to nineteen; at night little happens. */
function peopleAtWork({ random, world, now, at }: Moment): RecordSave[] {
  const hour = new Date(at).getUTCHours();
  const busy = hour >= 7 && hour < 19 ? 4 : 1;
  const hurry = now - at <= 2 * HOUR ? 30 : 100;
  const saves: RecordSave[] = [];
  for (let count = 0; count < busy; count += 1) {
    if (!random.chance(hurry)) continue;
    if (random.chance(70)) saves.push(...duePayment(world));
    if (random.chance(45)) saves.push(movedOrganization(random, world));
    if (random.chance(35)) saves.push(recommendedRequest(random, world));
    if (random.chance(20)) saves.push(...submittedReport(world));
  }
  if (isWithin(now - at, CORRECTION)) saves.push(...correction(world, at));
  if (isWithin(now - at, CRM_CRASHED)) saves.push(...movedTogether(random, world));
  return saves;
}

function duePayment(world: World): RecordSave[] {
  const id = world.waitingPaymentIds.shift();
  return id === undefined ? [] : [{ model: 'request_transaction', id, values: { state: 'due' } }];
}

function movedOrganization(random: Random, world: World): RecordSave {
  return { model: 'organization', id: random.pick(world.organizationIds), values: address(random) };
}

function movedTogether(random: Random, world: World): RecordSave[] {
  return Array.from({ length: MOVED_TOGETHER }, () => movedOrganization(random, world));
}

function recommendedRequest(random: Random, world: World): RecordSave {
  const recommended = String(random.between(20, 400) * 500);
  return {
    model: 'grant_request',
    id: random.pick(world.requestIds),
    values: { amount_recommended: recommended },
  };
}

function submittedReport(world: World): RecordSave[] {
  const id = world.waitingReportIds.shift();
  return id === undefined ? [] : [{ model: 'request_report', id, values: { state: 'submitted' } }];
}

function correction(world: World, at: number): RecordSave[] {
  const spendingYear = String(new Date(at).getUTCFullYear() + 1);
  return world.requestIds
    .slice(0, CORRECTED_REQUESTS)
    .map((id) => ({ model: 'grant_request', id, values: { spending_year: spendingYear } }));
}

/** Works as it should: takes what is due, pays it, finishes. */
async function accountingPolls({ simulation, integrations, now, at }: Moment): Promise<void> {
  const span = now - at > 2 * HOUR ? 30 * MINUTE : 5 * MINUTE;
  if (isEvery(at, span)) await poll(simulation, integrations.payments, 4000);
}

async function warehousePolls({ simulation, integrations, now, at }: Moment): Promise<void> {
  if (now - at > WAREHOUSE_STOPPED && isEvery(at, HOUR))
    await poll(simulation, integrations.requests, 20_000);
}

/** Its last job was taken and never finished: the queue has been stuck behind it since. */
async function crmPolls({ simulation, integrations, now, at }: Moment): Promise<void> {
  if (isWithin(now - at, CRM_CRASHED)) await take(simulation, integrations.organizations);
  else if (now - at > CRM_CRASHED && isEvery(at, HOUR))
    await poll(simulation, integrations.organizations, 9000);
}

async function mailerPolls({ simulation, integrations, at }: Moment): Promise<void> {
  if (isEvery(at, HOUR)) await poll(simulation, integrations.reports, 2000);
}

function isEvery(at: number, span: number): boolean {
  return at % span === 0;
}

/** True at the one quarter-hour step that is `age` before the end. */
function isWithin(ageNow: number, age: number): boolean {
  return ageNow <= age && ageNow > age - 15 * MINUTE;
}
