/** `npm start`: builds what is missing, then serves. */
import './ensure-build.js';

process.argv.splice(2, 0, 'serve');
await import('../dist/src/cli/main.js');
