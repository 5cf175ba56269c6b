import { Icon } from './icons.tsx';
import type { Preferences } from './preferences.ts';
import { Settings } from './settings.tsx';
import type { Texts } from './texts.ts';

/** Beside the phone, on a wide window: what this is, and the way to the desk. */
export function Side({
  texts,
  preferences,
  onChange,
}: {
  texts: Texts;
  preferences: Preferences;
  onChange: (preferences: Preferences) => void;
}) {
  return (
    <aside className="side">
      <p className="side-brand">
        <span className="logo">
          <Icon name="bowl" size={26} />
        </span>
        <span>
          <strong>{texts.brand}</strong>
          <small>{texts.brandLine}</small>
        </span>
      </p>
      <p className="side-pitch">{texts.pitch}</p>
      <DeskLink texts={texts} />
      <Settings texts={texts} preferences={preferences} onChange={onChange} />
    </aside>
  );
}

export function DeskLink({ texts }: { texts: Texts }) {
  return (
    <a className="desk-link" href="/desk" target="_blank" rel="noopener">
      <Icon name="desk" size={22} />
      <span>
        <strong>{texts.desk}</strong>
        <small>{texts.deskHint}</small>
      </span>
    </a>
  );
}
