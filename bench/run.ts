/** `npm run bench [name …]`: every benchmark, or those named, each printing a table. */
const benchmarks = ['store', 'diagnose', 'turn', 'intents', 'service'] as const;

const asked = process.argv.slice(2);
const wrong = asked.filter((name) => !(benchmarks as readonly string[]).includes(name));
if (wrong.length > 0) {
  process.stderr.write(`There is no benchmark ${wrong.join(', ')}: ${benchmarks.join(', ')}\n`);
  process.exit(2);
}
for (const name of benchmarks.filter((each) => asked.length === 0 || asked.includes(each))) {
  console.log(`\n## ${name}\n`);
  const { run } = (await import(`./${name}.ts`)) as { run(): Promise<void> };
  await run();
}
