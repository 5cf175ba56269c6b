import { contrast, parseColor } from '../theme/color.ts';
import type { Options } from './options.ts';

const defaultColor = '#0b7a5c';

/** Phones, upright or lying: the panel fills the window there. */
export const phone = '(max-width:520px),(max-height:520px) and (pointer:coarse)';

/** The launcher's style sheet, for its shadow root. */
export function styleOf({ color, side, offsetX, offsetY, zIndex, theme }: Options): string {
  const brand = parseColor(color) ?? parseColor(defaultColor) ?? ([0, 0, 0] as const);
  const ink = contrast(brand, [255, 255, 255]) >= 3 ? '#fff' : '#171a1f';
  const dark = '.panel{background:#121519}';
  const ground =
    theme === 'dark' ? dark : theme === 'auto' ? `@media (prefers-color-scheme:dark){${dark}}` : '';
  const safe = (edge: string) => `env(safe-area-inset-${edge},0px)`;
  return `
:host{all:initial;position:fixed;z-index:${zIndex};${side}:0;bottom:0;width:0;height:0}
button{all:unset;box-sizing:border-box;position:fixed;${side}:calc(${offsetX}px + ${safe(side)});bottom:calc(${offsetY}px + ${safe('bottom')});display:flex;align-items:center;justify-content:center;gap:8px;min-width:56px;height:56px;padding:0 16px;border-radius:28px;background:rgb(${brand.join(' ')});color:${ink};font:600 15px/1 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;cursor:pointer;box-shadow:0 6px 20px rgb(0 0 0/.22);-webkit-tap-highlight-color:transparent;transition:transform .16s ease}
button:hover{transform:translateY(-2px)}
button:focus-visible{outline:3px solid ${ink};outline-offset:-6px}
svg{width:26px;height:26px;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.badge{position:absolute;top:-4px;${side}:-2px;min-width:22px;height:22px;box-sizing:border-box;padding:0 6px;border-radius:11px;background:#d92d20;color:#fff;font:600 13px/22px system-ui,sans-serif;text-align:center}
[hidden]{display:none!important}
.panel{position:fixed;${side}:calc(${offsetX}px + ${safe(side)});bottom:calc(${offsetY + 72}px + ${safe('bottom')});width:min(400px,calc(100vw - 32px));height:min(700px,calc(100vh - ${offsetY + 104}px));overflow:hidden;border-radius:18px;background:#f3f4f6;box-shadow:0 12px 48px rgb(0 0 0/.24);visibility:hidden;opacity:0;transform:translateY(12px) scale(.985);transform-origin:bottom ${side};transition:opacity .18s ease,transform .18s ease,visibility 0s .18s}
.panel.bare{bottom:calc(${offsetY}px + ${safe('bottom')});height:min(720px,calc(100vh - ${offsetY * 2}px))}
.panel.open{visibility:visible;opacity:1;transform:none;transition-delay:0s}
iframe{display:block;width:100%;height:100%;border:0;color-scheme:normal}
@media ${phone}{.panel,.panel.bare{inset:0;bottom:auto;width:100%;height:100%;height:100dvh;box-sizing:border-box;padding:${safe('top')} ${safe('right')} ${safe('bottom')} ${safe('left')};border-radius:0}.panel:not(.open){transform:translateY(24px)}.open~button,.open+button{display:none}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media print{:host{display:none}}
${ground}`;
}
