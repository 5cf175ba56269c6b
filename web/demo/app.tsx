import { useEffect, useState } from 'react';
import { paint } from '../theme/appearance.ts';
import { type Customer, createCustomer, type Scenario } from './api.ts';
import { Chooser } from './chooser.tsx';
import { OrderScreen } from './order-screen.tsx';
import { type Preferences, storePreferences } from './preferences.ts';
import { Side } from './side.tsx';
import { support } from './support.ts';
import { textsOf } from './texts.ts';
import { useScenarios } from './use-scenarios.ts';

const customerKey = 'demo.customer';
const color = '#cf3a1c';

/** The chooser, or the chosen customer's order; on a wide window with words beside it. */
export function App({ initial }: { initial: Preferences }) {
  const [preferences, setPreferences] = useState(initial);
  const [customer, setCustomer] = useState(readCustomer);
  const [unread, setUnread] = useState(0);
  const scenarios = useScenarios();
  const { language, theme } = preferences;
  const texts = textsOf(language);

  useEffect(() => support.onUnread(setUnread), []);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.title = `${texts.brand} · Mealmend`;
    paint(document.documentElement, theme, color);
    storePreferences(preferences);
    support.setLanguage(language);
  }, [preferences, language, theme, texts]);
  useEffect(() => {
    if (customer) support.identify(customer.identity);
  }, [customer]);
  useEffect(() => {
    const back = () => {
      if (location.hash === '') leave();
    };
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  });

  async function choose(scenario: Scenario): Promise<void> {
    const chosen = await createCustomer(scenario.id);
    rememberCustomer(chosen);
    setCustomer(chosen);
    if (location.hash === '') history.pushState(null, '', '#order');
  }

  function leave(): void {
    support.logout();
    rememberCustomer(undefined);
    setCustomer(undefined);
    setUnread(0);
    if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  }

  const common = { texts, language };
  return (
    <div className="page">
      <Side {...common} preferences={preferences} onChange={setPreferences} />
      <main className="phone">
        {customer ? (
          <OrderScreen
            key={customer.customerId}
            {...common}
            customer={customer}
            unread={unread}
            onBack={leave}
          />
        ) : (
          <Chooser
            {...common}
            {...scenarios}
            preferences={preferences}
            onChange={setPreferences}
            onChoose={choose}
          />
        )}
      </main>
    </div>
  );
}

function readCustomer(): Customer | undefined {
  try {
    const stored = sessionStorage.getItem(customerKey);
    return stored ? (JSON.parse(stored) as Customer) : undefined;
  } catch {
    return undefined;
  }
}

function rememberCustomer(customer: Customer | undefined): void {
  try {
    if (customer) sessionStorage.setItem(customerKey, JSON.stringify(customer));
    else sessionStorage.removeItem(customerKey);
  } catch {
    // A reload begins at the chooser then.
  }
}
