/** The command line: one word says which command, each in a file of its own. */
import { ConfigError } from '../config.ts';

const commands: Record<string, { help: string; run(args: string[]): Promise<number> }> = {
  serve: {
    help: 'serves everything on PORT',
    run: async () => (await import('./serve.ts')).runServe(),
  },
  classify: {
    help: 'a message per line on stdin → a JSON per line',
    run: async (args) => (await import('./classify.ts')).runClassify(args),
  },
  evaluate: {
    help: '--train A.jsonl --test B.jsonl [--reject]: measures the classifier',
    run: async (args) => (await import('./evaluate.ts')).runEvaluate(args),
  },
  doctor: {
    help: 'checks configuration, store, platform, evidence store and clock',
    run: async () => (await import('./doctor.ts')).runDoctor(),
  },
  policy: {
    help: 'check [FILE] | try FILE: a policy file, and what it would change',
    run: async (args) => (await import('./policy.ts')).runPolicy(args),
  },
  export: {
    help: 'corrections: what agents corrected, as candidates for the corpus',
    run: async (args) => (await import('./export.ts')).runExport(args),
  },
  rebuild: {
    help: "writes the desk's projections anew from the tickets",
    run: async () => (await import('./rebuild.ts')).runRebuild(),
  },
  agent: {
    help: 'add EMAIL --role agent|supervisor: creates a desk account',
    run: async (args) => (await import('./agent.ts')).runAgent(args),
  },
};

/** Prints what there is. */
function usage(): string {
  const rows = Object.entries(commands).map(([name, { help }]) => `  ${name.padEnd(10)}${help}`);
  return `usage: mealmend COMMAND\n${rows.join('\n')}\n`;
}

const [name = '', ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) {
  const asked = ['help', '--help', '-h'].includes(name);
  (asked ? process.stdout : process.stderr).write(
    asked || name === '' ? usage() : `There is no command "${name}".\n${usage()}`,
  );
  process.exitCode = asked ? 0 : 2;
} else {
  try {
    process.exitCode = await command.run(args);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}
