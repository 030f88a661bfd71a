import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import type { RecordModelView } from '@/lib/domain/api/records';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Input } from '../ui/input';
import { fieldLabel } from './words';

export interface ColumnsMenuProps {
  model: RecordModelView;
  chosen: readonly string[];
  /** Null goes back to the usual columns. */
  onChoose: (names: readonly string[] | null) => void;
}

/** Chooses which fields are columns; they stand in the order in which they were chosen. */
export function ColumnsMenu({ model, chosen, onChoose }: ColumnsMenuProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Columns3 aria-hidden="true" />} onClick={() => setOpen(true)}>
        Columns
      </Button>
      {isOpen && (
        <Dialog
          open
          onOpenChange={setOpen}
          title="Columns"
          description="The choice is kept in the address of this page."
          footer={
            <>
              <Button variant="ghost" onClick={() => onChoose(null)}>
                Usual columns
              </Button>
              <Button variant="primary" onClick={() => setOpen(false)}>
                Done
              </Button>
            </>
          }
        >
          <Choices model={model} chosen={chosen} onChoose={onChoose} />
        </Dialog>
      )}
    </>
  );
}

function Choices({ model, chosen, onChoose }: ColumnsMenuProps) {
  const [wanted, setWanted] = useState('');
  const text = wanted.trim().toLowerCase();
  const fields = model.fields.filter(
    (field) => field.name.includes(text) || fieldLabel(field).toLowerCase().includes(text),
  );
  const toggle = (name: string) => {
    const next = chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name];
    if (next.length > 0) onChoose(next);
  };
  return (
    <div className="flex flex-col gap-3">
      <Input
        type="search"
        aria-label="Find a field"
        placeholder="Find a field"
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <ul className="grid max-h-[50dvh] gap-x-4 overflow-y-auto sm:grid-cols-2" aria-label="Fields">
        {fields.map((field) => (
          <li key={field.name}>
            <label className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-10">
              <input
                type="checkbox"
                checked={chosen.includes(field.name)}
                onChange={() => toggle(field.name)}
                className="size-4 accent-(--accent)"
              />
              <span className="truncate" title={field.name}>
                {fieldLabel(field)}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {fields.length === 0 && <p className="text-sm text-ink-3">No field has this in its name.</p>}
    </div>
  );
}
