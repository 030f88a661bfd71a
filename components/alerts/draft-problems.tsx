'use client';

import Link from 'next/link';
import type { FieldProblem } from '@/lib/domain/errors';
import { ButtonLink } from '../ui/button';
import { Callout } from '../ui/callout';
import { useEditor } from './editor/editor-context';
import { settingOf } from './draft';
import { settingLabel } from './words';

/** What has to be corrected on the first tab before this one can answer. */
export function DraftProblems({ problems }: { problems: readonly FieldProblem[] }) {
  const { href } = useEditor();
  return (
    <Callout
      tone="warning"
      title="Something on the Attributes tab is not complete"
      actions={
        <ButtonLink size="sm">
          <Link href={href}>Go to Attributes</Link>
        </ButtonLink>
      }
    >
      <ul>
        {problems.slice(0, 5).map(({ path, message }) => (
          <li key={`${path} ${message}`}>
            {settingLabel(settingOf(path) ?? path)}: {message}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
