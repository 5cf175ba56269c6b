import type { Preferences } from './preferences.ts';
import type { Texts } from './texts.ts';

/** Language and colours. */
export function Settings({
  texts,
  preferences,
  onChange,
}: {
  texts: Texts;
  preferences: Preferences;
  onChange: (preferences: Preferences) => void;
}) {
  const { language, theme } = preferences;
  return (
    <div className="settings">
      <button
        type="button"
        className="quiet"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => onChange({ ...preferences, language: language === 'zh' ? 'en' : 'zh' })}
      >
        {texts.language}
      </button>
      <label className="quiet">
        <span className="hidden">{texts.theme}</span>
        <select
          value={theme}
          onChange={(event) =>
            onChange({ ...preferences, theme: event.target.value as Preferences['theme'] })
          }
        >
          {(['auto', 'light', 'dark'] as const).map((name) => (
            <option key={name} value={name}>
              {texts.themes[name]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
