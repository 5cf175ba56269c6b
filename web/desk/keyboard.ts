/** Keys for everything. They are off while one types, and go by the key's place on the board. */
import { useEffect } from 'react';

/** By letter, `/` or `?`. */
export type Keys = Record<string, () => void>;

export function useKeys(keys: Keys): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement | null;
      const types = target?.closest('input, textarea, select, dialog');
      if (event.key === 'Escape' && target instanceof HTMLElement) target.blur();
      if (types || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      const letter = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
      const act = keys[letter ?? event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [keys]);
}
