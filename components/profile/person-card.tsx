'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useRouter } from 'next/navigation';
import { useForm } from 'react-hook-form';
import { useRename } from '@/lib/client/profile-acts';
import type { ProfileView } from '@/lib/domain/api/profile';
import { renameInput, type RenameInput } from '@/lib/domain/api/profile-inputs';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { Card, CardBody, CardHeader } from '../ui/card';
import { DefinitionList } from '../ui/definition-list';
import { Field } from '../ui/field';
import { Input } from '../ui/input';
import { notify } from '../ui/notify';
import { useActForm } from './use-act-form';

/** Who one is. The name is one's own to change; the address and the role are an admin's. */
export function PersonCard({ account }: { account: ProfileView['account'] }) {
  return (
    <Card>
      <CardHeader title="You" description="Your name stands beside what you do here." />
      <CardBody className="flex flex-col gap-4">
        <NameForm name={account.name} />
        <DefinitionList
          items={[
            { term: 'E-mail address', value: account.email },
            {
              term: 'Role',
              value: <span className="inline-block first-letter:uppercase">{account.role}</span>,
            },
          ]}
        />
      </CardBody>
    </Card>
  );
}

function NameForm({ name }: { name: string }) {
  const rename = useRename();
  const router = useRouter();
  // `values`: a name that was changed elsewhere is drawn, unless somebody types here.
  const form = useForm<RenameInput>({
    resolver: zodResolver(renameInput),
    values: { name },
    resetOptions: { keepDirtyValues: true },
  });
  const { submit, refusal, isSending } = useActForm(form, ['name'], async (input) => {
    const { account } = await rename.mutateAsync(input);
    form.reset({ name: account.name });
    // The frame around the page shows the name too.
    router.refresh();
    notify({ tone: 'success', title: 'Your name is changed' });
  });
  const { errors, isDirty } = form.formState;
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-3">
      <div className="flex items-start gap-2">
        <Field label="Name" required error={errors.name?.message} className="min-w-0 flex-1">
          {(control) => <Input {...control} {...form.register('name')} autoComplete="name" />}
        </Field>
        <Button type="submit" variant="primary" loading={isSending} disabled={!isDirty} className="mt-6.5">
          Save
        </Button>
      </div>
      <ActProblem error={refusal} />
    </form>
  );
}
