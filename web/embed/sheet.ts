/** On phones the panel fills the window: the keyboard never covers it and the back button closes it. */
import { phone } from './style.ts';

const mark = 'mealmendOpen';

export interface Sheet {
  open(): void;
  close(): void;
}

/** `onBack` is called when the customer goes back while the sheet is open. */
export function createSheet(panel: HTMLElement, onBack: () => void): Sheet {
  const page = document.documentElement;
  const viewport = window.visualViewport;
  let overflow: string | undefined;
  const resize = () => {
    if (overflow === undefined || !viewport) return;
    panel.style.top = `${viewport.offsetTop}px`;
    panel.style.height = `${viewport.height}px`;
  };
  viewport?.addEventListener('resize', resize);
  viewport?.addEventListener('scroll', resize);
  addEventListener('popstate', () => {
    if (overflow !== undefined && !history.state?.[mark]) onBack();
  });
  return {
    open() {
      if (overflow !== undefined || !matchMedia(phone).matches) return;
      overflow = page.style.overflow;
      page.style.overflow = 'hidden';
      // The page's own state stays inside, so that its router sees nothing new.
      history.pushState({ ...history.state, [mark]: true }, '');
      resize();
    },
    close() {
      if (overflow === undefined) return;
      page.style.overflow = overflow;
      overflow = undefined;
      panel.style.top = panel.style.height = '';
      if (history.state?.[mark]) history.back();
    },
  };
}
