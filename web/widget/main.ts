/** Starts the line to the server and, in parallel, loads what draws it. */
import { createHost } from './host/host.ts';
import { readParams } from './params.ts';

const params = readParams(location);
const host = createHost(params);
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const root = document.getElementById('root');
const chat = import('./chat.tsx');

import('./runtime.ts')
  .then(async ({ createRuntime }) => {
    const runtime = createRuntime(params, host, nonce);
    const { mount } = await chat;
    if (root) mount(root, runtime);
  })
  .catch((error: unknown) => {
    host.send({ type: 'error', code: 'load_failed', message: String(error) });
  });
