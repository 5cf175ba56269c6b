import { useState } from 'react';
import type { Scenario } from './api.ts';
import { Icon, iconOf } from './icons.tsx';
import type { Language, Preferences } from './preferences.ts';
import { Settings } from './settings.tsx';
import { DeskLink } from './side.tsx';
import type { Texts } from './texts.ts';
import type { Scenarios } from './use-scenarios.ts';

/** Orders in every kind of trouble, by problem; each is a customer one can become. */
export function Chooser({
  texts,
  language,
  groups,
  hasFailed,
  reload,
  preferences,
  onChange,
  onChoose,
}: Scenarios & {
  texts: Texts;
  language: Language;
  preferences: Preferences;
  onChange: (preferences: Preferences) => void;
  onChoose: (scenario: Scenario) => Promise<void>;
}) {
  const [query, setQuery] = useState('');
  const [problem, setProblem] = useState('');
  const [chosen, setChosen] = useState('');
  const [isRefused, setRefused] = useState(false);
  const wanted = query.trim().toLowerCase();
  const shown = (groups ?? [])
    .filter((group) => problem === '' || group.problem === problem)
    .map((group) => ({
      ...group,
      scenarios: group.scenarios.filter((scenario) => matches(scenario, wanted)),
    }))
    .filter((group) => group.scenarios.length > 0);

  const choose = (scenario: Scenario) => {
    setChosen(scenario.id);
    setRefused(false);
    onChoose(scenario).catch(() => {
      setChosen('');
      setRefused(true);
    });
  };
  return (
    <div className="screen">
      <header className="top">
        <span className="logo">
          <Icon name="bowl" size={22} />
        </span>
        <h1>{texts.brand}</h1>
        <div className="only-narrow">
          <Settings texts={texts} preferences={preferences} onChange={onChange} />
        </div>
      </header>
      <div className="filters">
        <label className="search">
          <Icon name="search" size={18} />
          <span className="hidden">{texts.search}</span>
          <input
            type="search"
            value={query}
            placeholder={texts.search}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <fieldset className="tabs">
          <legend className="hidden">{texts.choose}</legend>
          {[{ problem: '', title: { zh: texts.all, en: texts.all } }, ...(groups ?? [])].map(
            (group) => (
              <button
                key={group.problem}
                type="button"
                aria-pressed={problem === group.problem}
                onClick={() => setProblem(group.problem)}
              >
                {group.title[language]}
              </button>
            ),
          )}
        </fieldset>
      </div>
      <div className="scroll">
        <h2 className="choose">{texts.choose}</h2>
        {(hasFailed || isRefused) && (
          <p className="notice" role="alert">
            {texts.failed}
            <button type="button" className="quiet" onClick={reload}>
              {texts.again}
            </button>
          </p>
        )}
        {!groups && !hasFailed && <p className="notice">{texts.loading}</p>}
        {groups && shown.length === 0 && <p className="notice">{texts.nothing}</p>}
        {shown.map((group) => (
          <section key={group.problem} className={`group ${group.problem}`}>
            <h3>
              <Icon name={iconOf(group.problem)} size={18} />
              {group.title[language]}
              <span className="count">{group.scenarios.length}</span>
            </h3>
            <ul>
              {group.scenarios.map((scenario) => (
                <li key={scenario.id}>
                  <button
                    type="button"
                    className="pick"
                    data-scenario={scenario.id}
                    aria-busy={chosen === scenario.id}
                    disabled={chosen !== ''}
                    onClick={() => choose(scenario)}
                  >
                    <strong>{scenario.title[language]}</strong>
                    <span>{scenario.summary[language]}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
        <div className="only-narrow">
          <DeskLink texts={texts} />
        </div>
      </div>
    </div>
  );
}

function matches({ id, cause, title, summary, say }: Scenario, wanted: string): boolean {
  const text = [id, cause, title.zh, title.en, summary.zh, summary.en, say?.zh, say?.en].join(' ');
  return wanted.split(/\s+/).every((word) => text.toLowerCase().includes(word));
}
