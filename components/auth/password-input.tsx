'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState, type ComponentProps, type KeyboardEvent } from 'react';
import { IconButton } from '../ui/icon-button';
import { Input } from '../ui/input';

/** A password: hidden until asked for, and with a word when Caps Lock is on. */
export function PasswordInput(props: Omit<ComponentProps<'input'>, 'type' | 'onKeyUp' | 'onKeyDown'>) {
  const [isShown, setShown] = useState(false);
  const [isCapsLock, setCapsLock] = useState(false);
  const noteCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <>
      <div className="relative">
        <Input
          {...props}
          type={isShown ? 'text' : 'password'}
          onKeyDown={noteCapsLock}
          onKeyUp={noteCapsLock}
          autoCapitalize="none"
          spellCheck={false}
          className="pr-9 pointer-coarse:pr-11"
        />
        <IconButton
          label="Show the password"
          aria-pressed={isShown}
          size="sm"
          onClick={() => setShown(!isShown)}
          className="absolute top-1/2 right-0.5 -translate-y-1/2"
        >
          {isShown ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        </IconButton>
      </div>
      <output className="text-xs text-ink-3 empty:hidden">{isCapsLock ? 'Caps Lock is on.' : ''}</output>
    </>
  );
}
