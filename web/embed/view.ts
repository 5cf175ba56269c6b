/** What the host page shows of us: a button, a badge and a panel, in a shadow root of their own. */
import type { Options } from './options.ts';
import { styleOf } from './style.ts';
import { texts } from './texts.ts';

const bubble =
  'M21 11.5a8.5 8.5 0 0 1-12.4 7.6L3 21l1.9-5.6A8.5 8.5 0 1 1 21 11.5ZM8.5 12.5c2 2.6 5 2.6 7 0';
const cross = 'M6 9l6 6 6-6';

export interface View {
  panel: HTMLElement;
  button: HTMLButtonElement;
  /** Opened or closed, with so many unread, in this language. */
  show(state: { open: boolean; unread: number; locale: Options['locale'] }): void;
}

/** Builds it without inline code and without `innerHTML`, so that a strict policy lets it pass. */
export function createView(options: Options): View {
  const host = document.createElement('mealmend-widget');
  const root = host.attachShadow({ mode: 'open' });
  addStyle(root, styleOf(options));
  const panel = document.createElement('div');
  panel.id = 'panel';
  panel.className = options.launcher ? 'panel' : 'panel bare';
  panel.setAttribute('role', 'dialog');
  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-controls', 'panel');
  button.hidden = !options.launcher;
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.append(path);
  const badge = document.createElement('span');
  badge.className = 'badge';
  button.append(svg, ...(options.label ? [options.label] : []), badge);
  root.append(panel, button);
  keepAttached(host);
  return {
    panel,
    button,
    show({ open, unread, locale }) {
      const words = texts[locale];
      panel.classList.toggle('open', open);
      panel.setAttribute('aria-label', words.title);
      path.setAttribute('d', open ? cross : bubble);
      badge.hidden = open || unread === 0;
      badge.textContent = unread > 9 ? '9+' : String(unread);
      button.setAttribute('aria-expanded', String(open));
      button.setAttribute(
        'aria-label',
        `${open ? words.close : options.label || words.open}${badge.hidden ? '' : ` (${unread} ${words.unread})`}`,
      );
    },
  };
}

function addStyle(root: ShadowRoot, css: string): void {
  if ('adoptedStyleSheets' in root && 'replaceSync' in CSSStyleSheet.prototype) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = document.createElement('style');
  style.textContent = css;
  (root as ShadowRoot).append(style);
}

/** Beside `body`, where frameworks that swap the whole body leave it alone; put back if one does not. */
function keepAttached(host: HTMLElement): void {
  const page = document.documentElement;
  page.append(host);
  new MutationObserver(() => {
    if (!host.isConnected) page.append(host);
  }).observe(page, { childList: true });
}
