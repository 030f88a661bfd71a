import type { AssumedSave } from '@/lib/domain/explain-trigger';
import type { ModelDefinition } from '@/lib/domain/field-types';
import type { AlertDraft } from './draft';

export interface SaveChoice {
  value: string;
  label: string;
  save: AssumedSave;
}

const NOTHING: SaveChoice = {
  value: 'nothing',
  label: 'changes no field',
  save: { kind: 'nothing-changed' },
};
const ANYTHING: SaveChoice = { value: 'any', label: 'changes a field', save: { kind: 'any-change' } };

/** The saves worth asking about, by the alert's trigger type; first the one that the alert waits for. */
export function saveChoices(
  {
    triggerType,
    transitionStates,
    triggerFields,
  }: Pick<AlertDraft, 'triggerType' | 'transitionStates' | 'triggerFields'>,
  model: ModelDefinition,
): SaveChoice[] {
  switch (triggerType) {
    case 'State':
      return [...chosenFirst(model.states, transitionStates).map(movedInto), ANYTHING];
    case 'Field':
      return [
        ...chosenFirst(
          model.fields.map(({ name }) => name),
          triggerFields,
        ).map(changed),
        NOTHING,
      ];
    case 'One Time Filter':
      return [NOTHING];
    default:
      return [ANYTHING, NOTHING];
  }
}

function movedInto(state: string): SaveChoice {
  return { value: `state ${state}`, label: `moves it into ${state}`, save: { kind: 'moved-into', state } };
}

function changed(field: string): SaveChoice {
  return { value: `field ${field}`, label: `changes ${field}`, save: { kind: 'field-changed', field } };
}

function chosenFirst(names: readonly string[], chosen: readonly string[]): string[] {
  return [...new Set([...chosen, ...names])];
}
