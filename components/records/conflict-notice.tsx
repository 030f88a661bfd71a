import { Button } from '../ui/button';
import { Callout } from '../ui/callout';
import { contested, type FormValues } from './form-values';
import { LongText } from './value-text';
import { fieldLabel, type RecordField } from './words';

export interface ConflictNoticeProps {
  fields: readonly RecordField[];
  before: FormValues;
  mine: FormValues;
  theirs: FormValues;
  onKeep: () => void;
  onDiscard: () => void;
}

/** Somebody else saved the record while this form was being typed into: nothing is overwritten unseen, nothing typed is lost. */
export function ConflictNotice({ fields, before, mine, theirs, onKeep, onDiscard }: ConflictNoticeProps) {
  const both = contested(before, mine, theirs);
  return (
    <Callout tone="warning" title="Somebody else has changed this record meanwhile">
      <p>
        Nothing of yours was saved.{' '}
        {both.length === 0
          ? 'They changed other fields than you.'
          : 'These fields you both changed; if you go on, yours replace theirs when you save:'}
      </p>
      {both.length > 0 && (
        <ul className="mt-2 flex flex-col gap-1">
          {both.map(({ name, theirs: other, mine: own }) => {
            const field = fields.find((candidate) => candidate.name === name);
            return (
              <li key={name}>
                <b className="font-medium">{field ? fieldLabel(field) : name}</b>: theirs{' '}
                <LongText text={other === '' ? '(empty)' : other} />, yours{' '}
                <LongText text={own === '' ? '(empty)' : own} />
              </li>
            );
          })}
        </ul>
      )}
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" onClick={onKeep}>
          Go on with mine over the new version
        </Button>
        <Button size="sm" variant="ghost" onClick={onDiscard}>
          Drop mine and show theirs
        </Button>
      </div>
    </Callout>
  );
}
