import { createContext, useContext } from 'react';
import type { Locale } from '../../embed/locale.ts';
import type { SteadyLine } from '../connection/steady-line.ts';
import type { Phase } from '../phase.ts';
import type { Runtime } from '../runtime.ts';
import type { Texts } from '../texts/texts.ts';

/** What every part of the widget may need. */
export interface Widget {
  runtime: Runtime;
  line: SteadyLine;
  locale: Locale;
  texts: Texts;
  phase: Phase;
}

export const WidgetContext = createContext<Widget | undefined>(undefined);

/** The widget around a component. */
export function useWidget(): Widget {
  const widget = useContext(WidgetContext);
  if (!widget) throw new Error('useWidget outside of the widget');
  return widget;
}
