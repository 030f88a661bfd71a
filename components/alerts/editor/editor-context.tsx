'use client';

import { createContext, useContext } from 'react';
import type { AlertView } from '@/lib/domain/api/alerts';
import type { FieldProblem } from '@/lib/domain/errors';
import type { FilterSetting } from '../filter/filter-draft';

/** What the tabs of an alert's page share; the draft itself is in the form's context. */
export interface Editor {
  /** The alert's model, and how to find those it points to. */
  setting: FilterSetting;
  /** The saved alert the draft began with; null while it is a new one. */
  base: AlertView | null;
  /** Where the tabs are: `/alerts/grant_request/7`. */
  href: string;
  /** What is wrong inside the filter, by its path. */
  problems: readonly FieldProblem[];
  isDirty: boolean;
}

export const EditorContext = createContext<Editor | null>(null);

/** The editor around this tab. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error('useEditor is used outside an alert’s page.');
  return editor;
}
