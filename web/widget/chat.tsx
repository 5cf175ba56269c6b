/** The drawn half of the widget. */
import { createRoot } from 'react-dom/client';
import type { Runtime } from './runtime.ts';
import { App } from './ui/app.tsx';

/** Draws the widget into `root`, in place of the shell. */
export function mount(root: HTMLElement, runtime: Runtime): void {
  createRoot(root).render(<App runtime={runtime} />);
}
