/**
 * Reads every .sql, .ddl, .md and .dbml below a folder, and says how: a line a file, then what other parsers find
 * otherwise. Nothing of it goes anywhere.
 * usage: npm run strangers -- DIR [--only-sums] [--told]
 */
import { type Read, readText, type Verdict } from './reading.ts';
import { hasOpinions, readyOpinions } from './opinions.ts';
import { textsBelow } from './texts.ts';

const [folder, ...options] = process.argv.slice(2);
const print = (text: string) => process.stdout.write(`${text}\n`);
if (folder === undefined || folder.startsWith('-')) {
  process.stderr.write('usage: npm run strangers -- DIR [--only-sums] [--told]\n');
  process.exit(2);
}
await readyOpinions();
if (!hasOpinions) print('no other parser is installed: nothing is compared');

const cell = (value: number | string) => String(value).padStart(10);
const lines = !options.includes('--only-sums');
if (lines)
  print(
    `${['statements', 'tables', 'columns', 'unclaimed', 'told', 'ms'].map(cell).join('')}  dialect     file`,
  );
const all: Read[] = [];
for (const text of textsBelow(folder)) {
  const read = readText(text);
  all.push(read);
  if (!lines) continue;
  const { statements, tables, columns, unclaimed, told, ms, dialect } = read;
  print(
    [statements, tables, columns, unclaimed, told, Math.round(ms)].map(cell).join('') +
      `  ${dialect.padEnd(10)}  ${text.name}`,
  );
  if (options.includes('--told')) for (const { line, what } of read.said) print(`    ${line}: ${what}`);
}

const sum = (reads: readonly Read[], of: (read: Read) => number) =>
  reads.reduce((whole, read) => whole + of(read), 0);
const counted = (reads: readonly Read[], wanted: Verdict) =>
  sum(reads, ({ verdicts }) => verdicts.filter(({ verdict }) => verdict === wanted).length);
const made = (read: Read) => read.verdicts.length;

print(
  `\n${'dialect'.padEnd(12)}${['files', 'statements', 'CREATE', 'agreed', 'alone', 'told', 'differ', 'unclaimed', 'not read'].map(cell).join('')}`,
);
const row = (name: string, reads: readonly Read[]) =>
  print(
    name.padEnd(12) +
      [
        reads.length,
        sum(reads, ({ statements }) => statements),
        sum(reads, made),
        ...(['agreed', 'alone', 'told', 'differs'] as const).map((verdict) => counted(reads, verdict)),
        sum(reads, ({ unclaimed }) => unclaimed),
        sum(reads, ({ told }) => told),
      ]
        .map(cell)
        .join(''),
  );
const byDialect = [...Map.groupBy(all, ({ dialect }) => dialect)].sort(([a], [b]) => (a < b ? -1 : 1));
for (const [dialect, reads] of byDialect) row(dialect, reads);
row('all', all);

for (const wanted of ['differs', 'told'] as const) {
  const found = all.flatMap(({ text, dialect, verdicts }) =>
    verdicts.filter(({ verdict }) => verdict === wanted).map((each) => ({ ...each, text, dialect })),
  );
  if (found.length > 0) print(`\n${wanted === 'differs' ? 'read otherwise than by others' : 'told'}`);
  for (const { text, line, what, dialect } of found) print(`  ${text.name}:${line} ${dialect}: ${what}`);
}
