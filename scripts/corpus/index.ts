import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { queriesCorpus } from './queries.ts';

/** What is neither right nor wrong is unsupported, or unsure and asked for. */
type Line = {
  readonly right: number;
  readonly unsupported?: number;
  readonly unsure?: number;
  readonly wrong: number;
};

let wrong = 0;
const print = (text: string) => process.stdout.write(`${text}\n`);
const line = (name: string, { right, unsupported, unsure, wrong: amiss }: Line) => {
  wrong += amiss;
  print(
    `${name.padEnd(14)}${String(right).padStart(7)}${String(unsupported ?? unsure ?? 0).padStart(13)}${String(amiss).padStart(7)}`,
  );
};
const head = (name: string, between = 'unsupported') =>
  print(`\n${name.padEnd(14)}${'right'.padStart(7)}${between.padStart(13)}${'wrong'.padStart(7)}`);

head('queries');
for (const [dialect, { counts, differences }] of await queriesCorpus()) {
  line(dialect, counts);
  for (const each of differences) print(`  ${each}`);
}
for (const [name, exported] of [
  ['ddl', 'ddlCorpus'],
  ['facts', 'factsCorpus'],
] as const) {
  const file = join(import.meta.dirname, `${name}.ts`);
  if (!existsSync(file)) continue;
  const module: Record<string, unknown> = await import(pathToFileURL(file).href);
  const corpus = module[exported];
  if (typeof corpus !== 'function') continue;
  head(name, name === 'facts' ? 'unsure' : undefined);
  const result: Iterable<Line & { dialect: string }> = await corpus();
  for (const counts of result) line(counts.dialect, counts);
}
process.exitCode = wrong > 0 ? 1 : 0;
