'use client';

import { ArrowDown, ArrowUp, IndentDecrease, IndentIncrease, MoreHorizontal, Trash2 } from 'lucide-react';
import { DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from '../../ui/dropdown-menu';
import { IconButton } from '../../ui/icon-button';
import { canMove, type DraftGroup, type Move } from './filter-tree';

const MOVES = [
  { move: 'up', label: 'Move up', Icon: ArrowUp },
  { move: 'down', label: 'Move down', Icon: ArrowDown },
  { move: 'in', label: 'Move into the group above', Icon: IndentIncrease },
  { move: 'out', label: 'Move out of its group', Icon: IndentDecrease },
] as const;

export interface MoveButtonsProps {
  root: DraftGroup;
  id: string;
  what: 'group' | 'condition';
  onMove: (move: Move) => void;
  onRemove: () => void;
}

/** Moves and removes a part of the filter. */
export function MoveButtons({ root, id, what, onMove, onRemove }: MoveButtonsProps) {
  return (
    <DropdownMenu
      trigger={
        <IconButton label={`Move or remove this ${what}`} size="sm">
          <MoreHorizontal aria-hidden="true" />
        </IconButton>
      }
    >
      {MOVES.map(({ move, label, Icon }) => (
        <DropdownMenuItem key={move} disabled={!canMove(root, id, move)} onSelect={() => onMove(move)}>
          <Icon aria-hidden="true" />
          {label}
        </DropdownMenuItem>
      ))}
      <DropdownMenuSeparator />
      <DropdownMenuItem tone="danger" onSelect={onRemove}>
        <Trash2 aria-hidden="true" />
        Remove this {what}
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
