import { recordAct } from '@/lib/audit/record';
import { readJson, writeJson } from '@/lib/db/json';
import { listAlertRows } from '@/lib/db/queries/engine-alert/list-alerts';
import type { Queryable } from '@/lib/db/database';
import { lockEngineModel } from '@/lib/db/queries/engine-model/lock-model';
import { updateModelStates } from '@/lib/db/queries/engine-model/update-states';
import { listUsedStates } from '@/lib/db/queries/engine-record/list-used-states';
import type { Actor } from '@/lib/domain/actor';
import { AppError } from '@/lib/domain/errors';
import { quoteInput } from '@/lib/domain/quote-input';
import type { EngineContext } from '../context';
import { loadCatalog } from '../load-catalog';
import { renewVersion } from '../settings/renew-version';
import { modelOf } from './model-of';
import { hasStateColumn } from './workflow';

const STATE_NAME = /^[a-z][a-z0-9_]{0,62}$/;
const MAX_STATES = 200;

/**
 * Sets a model's workflow states, in order; the first is a new record's. Each may lead to each other.
 * @throws AppError `not-found` for the model, `invalid` for a name or a model without a workflow, `conflict` when a state that
 * would go is in use by a record or an alert.
 */
export async function setStates(
  ctx: EngineContext,
  modelName: string,
  states: readonly string[],
  actor: Actor,
): Promise<void> {
  const names = [...new Set(states)];
  const wrong = names.find((name) => !STATE_NAME.test(name));
  if (wrong !== undefined)
    throw refused(`The state ${quoteInput(wrong)} is not named with small letters, digits and underscores.`);
  if (names.length === 0 || names.length > MAX_STATES)
    throw refused(`A workflow has 1 to ${MAX_STATES} states.`);
  await ctx.database.transaction(async (trx) => {
    await lockEngineModel(trx, ctx.database.support, modelName);
    const { catalog } = await loadCatalog(ctx.database, trx);
    const model = modelOf(catalog, modelName);
    if (!hasStateColumn(model)) throw refused(`${model.name} has no workflow.`);
    await refuseUsed(trx, model.name, names);
    await updateModelStates(trx, model.name, writeJson(names));
    await renewVersion(trx, 'modelsVersion');
    await recordAct(trx, {
      at: ctx.clock.now(),
      actor,
      verb: 'model.set-states',
      target: { kind: 'model', id: model.name, name: model.label },
      outcome: 'done',
      detail: { before: model.states, after: names },
    });
  });
}

async function refuseUsed(trx: Queryable, model: string, names: readonly string[]): Promise<void> {
  const byRecord = (await listUsedStates(trx, model)).find((state) => !names.includes(state));
  if (byRecord !== undefined)
    throw new AppError('conflict', `Records of ${model} are in the state ${byRecord}. Nothing was changed.`);
  for (const alert of await listAlertRows(trx)) {
    if (alert.model !== model) continue;
    const state = readJson<string[]>(alert.transition_states_json).find((used) => !names.includes(used));
    if (state !== undefined)
      throw new AppError(
        'conflict',
        `The alert ${quoteInput(alert.name)} waits for the state ${state}. Nothing was changed.`,
      );
  }
}

function refused(message: string): AppError {
  return new AppError('invalid', `The states were not changed. ${message}`, {
    problems: [{ path: 'states', message }],
  });
}
