/** Counts what is read and run rightly, dialect by dialect: `npm run corpus`; exits with 1 where anything is wrong. */
import { ddlCorpus } from './ddl.ts';
import { factsCorpus } from './facts.ts';
import { queriesCorpus } from './queries.ts';

/** `between`: neither right nor wrong: unsupported and told, or unsure and asked for. */
type Line = {
  readonly name: string;
  readonly right: number;
  readonly between: number;
  readonly wrong: number;
};

const print = (text: string) => process.stdout.write(`${text}\n`);
const row = (name: string, ...cells: readonly (string | number)[]) =>
  name.padEnd(14) + cells.map((cell, at) => String(cell).padStart(at === 1 ? 13 : 7)).join('');

function table(title: string, between: string, lines: readonly Line[]): void {
  print(`\n${row(title, 'right', between, 'wrong')}`);
  for (const line of lines) print(row(line.name, line.right, line.between, line.wrong));
  if (lines.some(({ wrong }) => wrong > 0)) process.exitCode = 1;
}

const queries = [...(await queriesCorpus())];
table(
  'queries',
  'unsupported',
  queries.map(([name, { counts }]) => ({ name, ...counts, between: counts.unsupported })),
);
for (const [name, { differences }] of queries)
  for (const difference of differences) print(`  ${name}: ${difference}`);
const ddl = ddlCorpus();
table(
  'ddl',
  'unsupported',
  ddl.map(({ dialect, unsupported, ...rest }) => ({
    ...rest,
    name: dialect,
    between: unsupported,
  })),
);
print(`\n${row('ddl', 'cases', 'statements', 'unclaimed words')}`);
for (const { dialect, of, statements, unclaimed } of ddl) print(row(dialect, of, statements, unclaimed));
if (ddl.some(({ unclaimed }) => unclaimed > 0)) process.exitCode = 1;
table(
  'facts',
  'unsure',
  (await factsCorpus()).map(({ dialect, unsure, ...rest }) => ({ ...rest, name: dialect, between: unsure })),
);
