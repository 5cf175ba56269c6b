#!/usr/bin/env node
import '../scripts/ensure-build.js';

await import('../dist/src/cli/main.js');
