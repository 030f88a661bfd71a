import type { FieldValues } from '@/lib/domain/field-types';
import { saveRecords } from '@/lib/engine/records/save-records';
import { grantRequest, organization, payment, program, PROGRAM_COUNT, report, user } from './generate';
import type { Random } from './random';
import { samplePeople, type Simulation } from './simulation';

const ORGANIZATIONS = 180;
const USERS = 12;
const REQUESTS = 1600;
const PAYMENTS = 900;
const REPORTS = 320;

/** The ids of what was made, from which the three days take what changes. */
export interface World {
  organizationIds: number[];
  requestIds: number[];
  /** Not due yet, soonest first. */
  waitingPaymentIds: number[];
  /** Not submitted yet. */
  waitingReportIds: number[];
  recordCount: number;
}

/** Saves the records that stand before the first day. No alert exists yet, so none of them queues. */
export async function makeWorld(simulation: Simulation, random: Random): Promise<World> {
  const now = simulation.clock.now();
  const make = (model: string, count: number, values: (index: number) => FieldValues) =>
    createMany(simulation, model, count, values);
  const programIds = await make('program', PROGRAM_COUNT, program);
  const userIds = await make('user', USERS, (index) => user(random, index));
  const organizationIds = await make('organization', ORGANIZATIONS, (index) => organization(random, index));
  const requestIds = await make('grant_request', REQUESTS, () =>
    grantRequest(
      random,
      {
        organizationId: random.pick(organizationIds),
        programId: random.pick(programIds),
        leadId: random.pick(userIds),
      },
      now,
    ),
  );
  const waitingPaymentIds = await make('request_transaction', PAYMENTS, () =>
    payment(random, random.pick(requestIds), random.pick(organizationIds), now),
  );
  const waitingReportIds = await make('request_report', REPORTS, () =>
    report(random, random.pick(requestIds), now),
  );
  const recordCount = PROGRAM_COUNT + USERS + ORGANIZATIONS + REQUESTS + PAYMENTS + REPORTS;
  return { organizationIds, requestIds, waitingPaymentIds, waitingReportIds, recordCount };
}

async function createMany(
  simulation: Simulation,
  model: string,
  count: number,
  values: (index: number) => FieldValues,
): Promise<number[]> {
  const saves = Array.from({ length: count }, (_, index) => ({ model, values: values(index) }));
  const saved = await saveRecords(simulation.engine, saves, samplePeople);
  return saved.map((record) => record.id);
}
