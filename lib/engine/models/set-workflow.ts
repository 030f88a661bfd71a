import { recordAct } from '@/lib/audit/record';
import { writeJson } from '@/lib/db/json';
import { listAlertRows } from '@/lib/db/queries/engine-alert/list-alerts';
import type { Queryable } from '@/lib/db/database';
import { lockEngineModel } from '@/lib/db/queries/engine-model/lock-model';
import { updateWorkflow } from '@/lib/db/queries/engine-model/update-workflow';
import { listUsedStates } from '@/lib/db/queries/engine-record/list-used-states';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import type { ModelDefinition, Transitions } from '@/lib/domain/field-types';
import { quoteInput } from '@/lib/domain/quote-input';
import { normalTransitions } from '@/lib/domain/workflow';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { renewVersion } from '../settings/renew-version';
import { alertsUsingState } from './alerts-broken-by';
import type { ModelCatalog } from './load-models';
import { modelOf } from './model-of';
import { hasStateColumn } from './workflow';

export interface WorkflowInput {
  /** In order; the first is a new record's. */
  states: readonly string[];
  /** The moves allowed, by the state that is left; every move when null or left out. */
  transitions?: Transitions | null | undefined;
  /** The version of the model that was looked at; the change is refused when there is a newer one. */
  seenVersion?: number | undefined;
}

const STATE_NAME = /^[a-z][a-z0-9_]{0,62}$/;
const MAX_STATES = 200;

/**
 * Sets a model's workflow: its states, and which may follow which. What is not allowed is refused from its commit on, over
 * REST and everywhere else; records stay in the states they are in.
 * @throws AppError `not-found` for the model, `invalid` for a name or a model without a workflow, `conflict` when a state that
 * would go is in use by a record or an alert, or somebody changed the model meanwhile.
 */
export async function setWorkflow(
  ctx: EngineContext,
  modelName: string,
  input: WorkflowInput,
  actor: Actor,
): Promise<void> {
  const names = readNames(input);
  const transitions = input.transitions ? readTransitions(names, input.transitions) : null;
  await ctx.database.transaction(async (trx) => {
    const row = await lockEngineModel(trx, ctx.database.support, modelName);
    const { catalog } = await loadCatalog(ctx.database, trx);
    const model = modelOf(catalog, modelName);
    if (input.seenVersion !== undefined && row?.version !== input.seenVersion) throw changedMeanwhile();
    if (!hasStateColumn(model)) throw refused(`${model.name} has no workflow.`);
    await refuseUsed(trx, catalog, { model, names });
    await updateWorkflow(trx, model.name, {
      statesJson: writeJson(names),
      transitionsJson: transitions === null ? null : writeJson(transitions),
    });
    await renewVersion(trx, 'modelsVersion');
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'model.set-workflow',
      target: { kind: 'model', id: model.name, name: model.label },
      outcome: 'done',
      detail: {
        before: { states: model.states, transitions: model.transitions ?? null },
        after: { states: names, transitions },
      },
    });
  });
}

function readNames({ states }: WorkflowInput): string[] {
  const names = [...new Set(states)];
  const wrong = names.find((name) => !STATE_NAME.test(name));
  if (wrong !== undefined)
    throw refused(`The state ${quoteInput(wrong)} is not named with small letters, digits and underscores.`);
  if (names.length === 0 || names.length > MAX_STATES)
    throw refused(`A workflow has 1 to ${MAX_STATES} states.`);
  return names;
}

function readTransitions(names: readonly string[], written: Transitions): Transitions | null {
  const unknown = [...Object.keys(written), ...Object.values(written).flat()].find(
    (name) => !names.includes(name),
  );
  if (unknown !== undefined) throw refused(`A move names the state ${quoteInput(unknown)}, which is none.`);
  return normalTransitions(names, written);
}

async function refuseUsed(
  trx: Queryable,
  catalog: ModelCatalog,
  { model, names }: { model: ModelDefinition; names: readonly string[] },
): Promise<void> {
  const byRecord = (await listUsedStates(trx, model.name)).find((state) => !names.includes(state));
  if (byRecord !== undefined)
    throw new AppError(
      'conflict',
      `Records of ${model.name} are in the state ${byRecord}. Nothing was changed.`,
    );
  const alerts = await listAlertRows(trx);
  for (const state of model.states.filter((name) => !names.includes(name))) {
    const [alert] = alertsUsingState(alerts, catalog, { model, state });
    if (alert !== undefined)
      throw new AppError(
        'conflict',
        `The alert ${quoteInput(alert.name)} waits for the state ${state} or asks for it in its filter. Nothing was changed.`,
      );
  }
}

/** The error for somebody who decided by what is no longer so. */
export function changedMeanwhile(): AppError {
  return new AppError(
    'conflict',
    'Somebody else changed this model since you opened it. Nothing of yours was saved: look at it as it is now, then decide again.',
  );
}

function refused(message: string): AppError {
  return new AppError('invalid', `The workflow was not changed. ${message}`, {
    problems: [{ path: 'states', message }],
  });
}
