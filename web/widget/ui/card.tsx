import { hooks } from 'botframework-webchat-component';
import { useState } from 'react';
import type { Card, CardButton } from '../connection/activity.ts';
import { Icon, type IconName, Star } from './icon.tsx';
import { useWidget } from './widget-context.ts';

const { usePerformCardAction } = hooks;

const icons: Record<Card['kind'], IconName | undefined> = {
  order: 'bag',
  status: 'clock',
  contact: 'phone',
  link: undefined,
  rate: undefined,
};

/** A card of the bot. A status card is sent again when it changes, and changes in place. */
export function OrderCard({ card }: { card: Card }) {
  const icon = icons[card.kind];
  const buttons = card.buttons ?? [];
  const isStars =
    card.kind === 'rate' && buttons.length === 5 && buttons.every((one) => !one.url && !one.phone);
  return (
    <section className={`card ${card.kind}`} aria-label={card.title}>
      <div className="card-head">
        {icon && (
          <span className="card-icon">
            <Icon name={icon} size={20} />
          </span>
        )}
        <div className="card-titles">
          <h2>{card.title}</h2>
          {card.subtitle && <p className="card-subtitle">{card.subtitle}</p>}
        </div>
      </div>
      {card.lines && card.lines.length > 0 && (
        <dl className="card-lines">
          {card.lines.map(({ label, value }) => (
            <div key={`${label} ${value}`}>
              {label && <dt>{label}</dt>}
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {isStars ? <Stars buttons={buttons} /> : <Buttons buttons={buttons} />}
    </section>
  );
}

function Buttons({ buttons }: { buttons: readonly CardButton[] }) {
  const { texts } = useWidget();
  const press = usePress();
  if (buttons.length === 0) return null;
  return (
    <div className="card-buttons">
      {buttons.map((button) => {
        const { title, url, phone } = button;
        if (url !== undefined) {
          return /^https?:/.test(url) ? (
            <a key={title} className="button" href={url} target="_blank" rel="noopener noreferrer">
              {title}
              <Icon name="link" size={16} />
            </a>
          ) : null;
        }
        if (phone !== undefined) {
          return (
            <a
              key={title}
              className="button"
              href={`tel:${phone}`}
              aria-label={`${texts.callTo} ${phone}, ${title}`}
            >
              <Icon name="phone" size={16} />
              {title}
            </a>
          );
        }
        return (
          <button key={title} type="button" className="button" onClick={() => press(button)}>
            {title}
          </button>
        );
      })}
    </div>
  );
}

/** Five buttons from worst to best, as stars; once given, the rating stands. */
function Stars({ buttons }: { buttons: readonly CardButton[] }) {
  const { texts } = useWidget();
  const press = usePress();
  const [given, setGiven] = useState(0);
  const [hovered, setHovered] = useState(0);
  const lit = given || hovered;
  const scores = buttons.map((button, at) => ({ button, score: scoreOf(button) ?? at + 1 }));
  return (
    <fieldset className="stars" disabled={given > 0} onPointerLeave={() => setHovered(0)}>
      {[...scores]
        .sort((a, b) => a.score - b.score)
        .map(({ button, score }) => (
          <button
            key={score}
            type="button"
            className={score <= lit ? 'lit' : ''}
            aria-label={texts.rateLabel(score)}
            aria-pressed={given === score}
            onPointerEnter={() => setHovered(score)}
            onClick={() => {
              setGiven(score);
              press(button);
            }}
          >
            <Star />
          </button>
        ))}
    </fieldset>
  );
}

function scoreOf({ value }: CardButton): number | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const score = Object.values(value).find((part) => typeof part === 'number');
  return typeof score === 'number' && score >= 1 && score <= 5 ? score : undefined;
}

/** Sends a button as the message it stands for. */
function usePress(): (button: CardButton) => void {
  const { runtime } = useWidget();
  const perform = usePerformCardAction();
  return ({ title, value }) => {
    runtime.wrote();
    perform({ type: 'messageBack', text: title, displayText: title, value } as never);
  };
}
