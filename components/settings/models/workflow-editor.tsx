'use client';

import { useState } from 'react';
import { useSetWorkflow } from '@/lib/client/settings-acts';
import type { ModelView } from '@/lib/domain/api/built-in-site-views';
import { Button } from '../../ui/button';
import { Card, CardBody, CardHeader } from '../../ui/card';
import { notify } from '../../ui/notify';
import { ActProblem } from '../act-problem';
import { draftOf, inputOf, isChanged } from './workflow-draft';
import { WorkflowMoves } from './workflow-moves';
import { WorkflowStates, type StateUse } from './workflow-states';

export interface WorkflowEditorProps {
  model: ModelView;
  /** The states as they are saved, with what keeps each. */
  states: readonly StateUse[];
}

/** A model's workflow as a whole: states in order, and the moves between them; saved at once or not at all. */
export function WorkflowEditor({ model, states }: WorkflowEditorProps) {
  const save = useSetWorkflow(model.name);
  const [draft, setDraft] = useState(() => draftOf(model));
  const changed = isChanged(draft, model);
  const send = () =>
    save.mutate(inputOf(draft), {
      onSuccess: (saved) => {
        setDraft(draftOf(saved));
        notify({ tone: 'success', title: 'Workflow saved', description: 'It counts from the next save on.' });
      },
    });
  const startAgain = () => {
    save.reset();
    setDraft(draftOf(model));
  };
  return (
    <Card>
      <CardHeader
        title="Workflow"
        description="The states a record goes through. The first is a new record’s, unless it says otherwise."
      />
      <CardBody className="grid gap-6 lg:grid-cols-2">
        <WorkflowStates draft={draft} uses={states} onChange={setDraft} />
        <WorkflowMoves draft={draft} onChange={setDraft} />
      </CardBody>
      <div className="flex flex-col gap-3 border-t px-4 py-3">
        <ActProblem error={save.error} />
        <div className="flex flex-wrap items-center gap-2">
          <Button variant="primary" loading={save.isPending} disabled={!changed} onClick={send}>
            Save workflow
          </Button>
          <Button disabled={!changed && save.error === null} onClick={startAgain}>
            {save.error === null ? 'Undo changes' : 'Show what is saved now'}
          </Button>
        </div>
      </div>
    </Card>
  );
}
