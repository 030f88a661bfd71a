import { Search } from 'lucide-react';
import { cn } from '../ui/cn';
import { Kbd } from '../ui/kbd';

export interface PaletteButtonProps {
  /** In the sidebar: drawn as a field, and as an icon while the sidebar is a rail. */
  wide: boolean;
  onOpen: () => void;
  /** A hand nears it: the palette's code may come. */
  onNear: () => void;
}

/** Opens the palette for whoever does not know its key. */
export function PaletteButton({ wide, onOpen, onNear }: PaletteButtonProps) {
  return (
    <button
      type="button"
      aria-label="Go to… Ctrl K"
      title="Go to… (Ctrl K)"
      aria-haspopup="dialog"
      onClick={onOpen}
      onPointerEnter={onNear}
      onFocus={onNear}
      className={cn(
        'flex items-center gap-2 rounded-md text-sm text-ink-3 transition-colors hover:text-ink',
        wide
          ? 'h-8 border bg-canvas px-2 hover:border-line-strong md:max-lg:justify-center md:max-lg:border-transparent md:max-lg:bg-transparent md:max-lg:px-0'
          : 'size-9 justify-center pointer-coarse:size-10',
      )}
    >
      <Search className={wide ? 'size-4 md:max-lg:size-4.5' : 'size-4.5'} aria-hidden="true" />
      {wide && (
        <>
          <span className="md:max-lg:hidden">Go to…</span>
          <span className="ml-auto md:max-lg:hidden">
            <Kbd>Ctrl K</Kbd>
          </span>
        </>
      )}
    </button>
  );
}
