'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { ApiError } from '@/lib/client/fetcher';
import { useSaveSignIn } from '@/lib/client/sign-in-acts';
import type { SignInSettingsView } from '@/lib/domain/api/sign-in-settings';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { notify } from '../ui/notify';
import { ConnectionCard } from './connection-card';
import { formSchema, toForm, toInput, type SettingsFormValues } from './form-values';
import { PasswordsCard } from './passwords-card';
import { PeopleCard } from './people-card';
import { RolesCard } from './roles-card';

/** The settings as a form; what two admins change at once is refused to the second, who then sees what stands. */
export function SettingsForm({ settings }: { settings: SignInSettingsView }) {
  const save = useSaveSignIn();
  const form = useForm<SettingsFormValues>({
    resolver: zodResolver(formSchema),
    defaultValues: toForm(settings),
  });
  const { isDirty } = form.formState;
  const isNew = settings.provider === null;
  const submit = form.handleSubmit(async (values) => {
    try {
      form.reset(toForm(await save.mutateAsync(toInput(values))));
      notify({
        tone: 'success',
        title: isNew ? 'The provider is set up' : 'Saved',
        description: 'It counts from the next sign-in on.',
      });
    } catch (error) {
      for (const { path, message } of error instanceof ApiError ? error.problems : []) {
        if (isFormName(path)) form.setError(path, { message }, { shouldFocus: true });
      }
    }
  });
  const startAgain = () => {
    save.reset();
    form.reset(toForm(settings));
  };
  return (
    <form method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
      <ConnectionCard form={form} settings={settings} />
      <PeopleCard form={form} />
      <RolesCard form={form} />
      <PasswordsCard form={form} settings={settings} />
      <ActProblem error={save.error} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant="primary" loading={save.isPending} disabled={!isDirty}>
          {isNew ? 'Set up the provider' : 'Save'}
        </Button>
        <Button disabled={!isDirty && save.error === null} onClick={startAgain}>
          {save.error === null ? 'Undo changes' : 'Show what is saved now'}
        </Button>
      </div>
    </form>
  );
}

function isFormName(path: string): path is keyof SettingsFormValues {
  return Object.hasOwn(formSchema.shape, path);
}
