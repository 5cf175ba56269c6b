/** Colours that can be read: contrast, and the brand tokens that follow from one colour. */

export type Rgb = readonly [number, number, number];

const surfaces: Record<'light' | 'dark', Rgb> = { light: [255, 255, 255], dark: [28, 33, 39] };
const white: Rgb = [255, 255, 255];
const black: Rgb = [0, 0, 0];
/** WCAG 2.2, 1.4.3: text of normal size. */
const readable = 4.5;

/** Reads `#rgb` or `#rrggbb`; anything else is nothing. */
export function parseColor(value: string | null | undefined): Rgb | undefined {
  const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(value ?? '')?.[1];
  if (!hex) return undefined;
  const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16)) as unknown as Rgb;
}

function luminance(color: Rgb): number {
  const [r, g, b] = color.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast by WCAG, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return from.map((channel, at) =>
    Math.round(channel + ((to[at] ?? 0) - channel) * share),
  ) as unknown as Rgb;
}

function toCss([r, g, b]: Rgb): string {
  return `rgb(${r} ${g} ${b})`;
}

/** Moves a colour towards black or white until it can be read on a ground. */
function readableOn(color: Rgb, ground: Rgb): Rgb {
  const goal = luminance(ground) > 0.2 ? black : white;
  for (let share = 0; share < 1; share += 0.05) {
    const candidate = mix(color, goal, share);
    if (contrast(candidate, ground) >= readable) return candidate;
  }
  return goal;
}

/** The brand tokens that follow from one colour. */
export function brandTokens(color: Rgb, scheme: 'light' | 'dark'): Record<string, string> {
  const onBrand = contrast(white, color) >= 3 ? white : ([23, 26, 31] as const);
  const brand = readableOn(color, onBrand);
  const surface = surfaces[scheme];
  const soft = mix(surface, color, scheme === 'light' ? 0.11 : 0.24);
  // Between the two grounds stands every other one that brand text is put on.
  const ink = readableOn(readableOn(color, surface), soft);
  return {
    '--brand': toCss(brand),
    '--on-brand': toCss(onBrand),
    '--brand-ink': toCss(ink),
    '--brand-soft': toCss(soft),
  };
}
