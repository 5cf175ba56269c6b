/** Signing in. */
import { type FormEvent, useState } from 'react';
import { ApiError, api } from './api.ts';
import type { Texts } from './texts.ts';
import type { Agent } from './types.ts';

export function Login({ t, onAgent }: { t: Texts; onAgent(agent: Agent): void }) {
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      onAgent(await api.login(String(form.get('email')), String(form.get('password'))));
    } catch (error) {
      const status = error instanceof ApiError ? error.status : 0;
      setProblem(status === 401 ? t.wrongPassword : status === 429 ? t.tooMany : t.failed);
      setBusy(false);
    }
  }

  return (
    <main className="login">
      <form className="panel" onSubmit={submit}>
        <h1>
          <span className="mark" aria-hidden="true" />
          Mealmend {t.title}
        </h1>
        <label>
          {t.email}
          <input name="email" type="email" autoComplete="username" required />
        </label>
        <label>
          {t.password}
          <input name="password" type="password" autoComplete="current-password" required />
        </label>
        <p className="problem" role="alert">
          {problem}
        </p>
        <button type="submit" className="primary" disabled={busy}>
          {t.signIn}
        </button>
      </form>
    </main>
  );
}
