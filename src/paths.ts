/** Where things lie beside the code, whether it runs from its sources or compiled from `dist`. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = join(here, /[\\/]dist[\\/]src[\\/]$/.test(here) ? '../..' : '..');

/** What `npm run build` has made. */
export const distDir = join(root, 'dist');
/** The browser's side, built. */
export const webDir = join(distDir, 'web');
/** The policy where POLICY_FILE names no other. */
export const defaultPolicyFile = join(root, 'policy.yml');
