'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { useConfirmSecondFactor } from '@/lib/client/profile-acts';
import type { ShownKeyView } from '@/lib/domain/api/profile';
import { confirmSecondFactorInput, type ConfirmSecondFactorInput } from '@/lib/domain/api/profile-inputs';
import { CodeField } from '../auth/code-field';
import { ActProblem } from '../settings/act-problem';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { Dialog } from '../ui/dialog';
import { QrCode } from './qr-code';
import { useActForm } from './use-act-form';

export interface KeyStepProps {
  shown: ShownKeyView;
  onConfirmed: (recoveryCodes: readonly string[]) => void;
  onClose: () => void;
}

const FORM_ID = 'key-step';

/** Shows the key for the app, and asks for a code of it: before that it does not count. */
export function KeyStep({ shown, onConfirmed, onClose }: KeyStepProps) {
  const confirm = useConfirmSecondFactor();
  const form = useForm<ConfirmSecondFactorInput>({
    resolver: zodResolver(confirmSecondFactorInput),
    defaultValues: { code: '' },
  });
  const { submit, refusal, isSending } = useActForm(form, ['code'], async (input) => {
    onConfirmed((await confirm.mutateAsync(input)).recoveryCodes);
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && !isSending && onClose()}
      onStart={() => form.setFocus('code')}
      title="Add the key to your app"
      description="Scan the picture with the app, then type the code it shows. Until then nothing changes."
      footer={
        <>
          <Button onClick={onClose} disabled={isSending}>
            Cancel
          </Button>
          <Button type="submit" form={FORM_ID} variant="primary" loading={isSending}>
            Turn on
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5 sm:flex-row">
        <QrCode text={shown.uri} label="QR code with the key" className="size-48 shrink-0 self-center" />
        <div className="flex min-w-0 flex-1 flex-col gap-4">
          <KeyText value={shown.key} />
          <form id={FORM_ID} method="post" onSubmit={submit} noValidate className="flex flex-col gap-4">
            <CodeField
              kind="app"
              registered={form.register('code')}
              error={form.formState.errors.code?.message}
              hint="Six digits; a new one every 30 seconds."
            />
            <ActProblem error={refusal} />
          </form>
        </div>
      </div>
    </Dialog>
  );
}

/** The key as an app takes it by hand, in groups that can be read out. */
function KeyText({ value }: { value: string }) {
  return (
    <div>
      <p className="text-sm font-medium text-ink">Or type the key</p>
      <div className="mt-1 flex items-center gap-2 rounded-md border bg-surface-2 py-1.5 pr-1.5 pl-3">
        <code data-testid="second-factor-key" className="min-w-0 flex-1 font-mono text-xs text-ink">
          {value.replaceAll(/.{4}(?=.)/g, '$& ')}
        </code>
        <CopyButton text={value} label="Copy the key" />
      </div>
    </div>
  );
}
