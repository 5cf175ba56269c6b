/** A hero card of some other bot or skill, read as one of our cards. */
import type { Card, CardButton } from '../connection/activity.ts';

interface Hero {
  title?: string;
  subtitle?: string;
  text?: string;
  buttons?: { type?: string; title?: string; value?: unknown }[];
}

/** Nothing where it is not a card we can draw. */
export function toCard(contentType: string, content: unknown): Card | undefined {
  if (!/card\.(hero|thumbnail)$/.test(contentType)) return undefined;
  const { title = '', subtitle, text, buttons = [] } = (content ?? {}) as Hero;
  return {
    kind: 'link',
    title,
    ...(subtitle === undefined ? {} : { subtitle }),
    ...(text === undefined ? {} : { lines: [{ label: '', value: text }] }),
    buttons: buttons.map(toButton),
  };
}

function toButton({ type, title = '', value }: NonNullable<Hero['buttons']>[number]): CardButton {
  if (type === 'openUrl') return { title, url: String(value) };
  if (type === 'call') return { title, phone: String(value).replace(/^tel:/, '') };
  return { title, value };
}
