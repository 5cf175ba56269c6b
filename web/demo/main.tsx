/** The demo: a pretend delivery app whose orders went wrong, with Mealmend as its support. */
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { readPreferences } from './preferences.ts';
import { loadSupport } from './support.ts';

const root = document.getElementById('demo');
const preferences = readPreferences();
loadSupport({ ...preferences, color: '#cf3a1c' });
if (root) createRoot(root).render(<App initial={preferences} />);
