import type { HoldsReport } from '../domain/design-report.ts';
import type {
  HoldsMatrix,
  HoldsPlace,
  HoldsQuestion,
  HoldsRow,
  HoldsStatus,
  HowFound,
} from '../domain/fact.ts';
import { jsonLine } from './json.ts';
import { block, cut, pad, widthOf } from './measure.ts';
import { verdicts, worth } from './overview.ts';
import type { Style, TextOptions } from './style.ts';
import { findingLines } from './text.ts';
import { visible, visibleLines } from './visible.ts';

const STATUS: Readonly<Record<HoldsStatus, { readonly sign: string; readonly paint: keyof Style }>> = {
  held: { sign: '✓', paint: 'good' },
  unsure: { sign: '?', paint: 'warn' },
  missing: { sign: '✗', paint: 'bad' },
  contradicted: { sign: '✗', paint: 'bad' },
};

const HOW: Readonly<Record<HowFound, string>> = {
  measured: 'measured on the rows',
  comment: 'stated in a comment',
  settings: 'stated in graincheck.yaml',
  condition: 'a condition lists it',
  listed: 'a comment lists it',
  name: 'by name',
  structure: 'by structure',
  json: 'in properties',
  reference: 'by reference',
  derived: 'a query derives it',
};

/** The verdict, the matrix, what speaks against it, and how a wrong reading is put right. */
export function holdsText(run: HoldsReport, options: TextOptions): string {
  const { style, width } = options;
  const { sign, paint, words } = verdicts[run.result.verdict];
  const lines = [
    `${style.strong('What the schema holds')}  ${style.muted(`${visible(run.path)}, ${run.dialect}`)}`,
    `  ${style[paint](sign)} ${words}, ${worth(run.result)} points`,
    '',
    ...(run.matrix ? holdsLines(run.matrix, options) : []),
    '',
    ...(run.result.findings.length > 0
      ? [style.strong('What is in doubt'), ...findingLines(run.result.findings, options), '']
      : []),
    ...(run.matrix ? rightLines(run.questions, options) : []),
    ...run.notes.flatMap((note) => block(visibleLines(note), width, 2)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The matrix by itself: event types, then facts, a row each. */
export function holdsLines({ rows }: HoldsMatrix, options: TextOptions): string[] {
  const { style } = options;
  const part = (title: string, of: HoldsRow['of']) => {
    const own = rows.filter((row) => row.of === of);
    return own.length === 0 ? [] : [style.strong(title), ...table(own, options)];
  };
  return [...part('Events', 'event-type'), ...part('Facts', 'fact')];
}

/** A row is as many lines as there are ways in which it was found. */
function table(rows: readonly HoldsRow[], { width, style }: TextOptions): string[] {
  const ids = Math.max(0, ...rows.map(({ id }) => widthOf(id)));
  const room = Math.max(20, width - ids - 6);
  return rows.flatMap((row) => {
    const { sign, paint } = STATUS[row.status];
    const [first = '', ...more] = cells(row).flatMap((cell) => wrapped(cell, room));
    return [
      `  ${style[paint](sign)} ${pad(row.id, ids)}  ${first}`,
      ...more.map((line) => ' '.repeat(ids + 6) + line),
    ];
  });
}

function cells(row: HoldsRow): string[] {
  const ways = Map.groupBy(row.places, ({ how, certain }) => `${HOW[how]}${certain ? '' : ', perhaps'}`);
  const found = [...ways].map(([how, places]) => `${placesText(places)} (${how})`);
  const lacking = row.lacking.length > 0 ? [`not for ${row.lacking.join(', ')}`] : [];
  const measured = row.status === 'missing' && row.measured ? ['in no loaded row'] : [];
  const none = found.length === 0 && lacking.length === 0 && measured.length === 0 ? ['nowhere'] : [];
  const against = row.contradictions.map(
    ({ table: name, columns, line }) =>
      `${columns.length > 0 ? `against it: ${columns.join(', ')} of ` : 'against it: '}${name}, line ${line}`,
  );
  return [...found, ...measured, ...lacking, ...none, ...against];
}

/** `fact_like, fact_share .user_id`: tables that share a column's name are told together. */
function placesText(places: readonly HoldsPlace[]): string {
  const byColumn = Map.groupBy(places, ({ column }) => column);
  return [...byColumn]
    .map(([column, own]) => {
      const tables = [...new Set(own.map(({ table: name }) => visible(name)))];
      if (column === null) return tables.join(', ');
      return tables.length === 1
        ? `${tables[0]}.${visible(column)}`
        : `${visible(column)} of ${tables.join(', ')}`;
    })
    .join('; ');
}

/** Wrapped by words; a word that is longer than the room is cut. */
const wrapped = (text: string, room: number): string[] =>
  block([text], room, 0).map((line) => cut(line, room));

/** The exact lines by which a reading is put right. */
function rightLines(questions: readonly HoldsQuestion[], { style, width }: TextOptions): string[] {
  const sorted = [...questions].sort((a, b) => Number(b.status === 'unsure') - Number(a.status === 'unsure'));
  const example = sorted
    .slice(0, 6)
    .map(({ id, guess, candidates: [best] }) => `  ${id}: ${(guess && best) || 'table.column'}`);
  const text = block(
    [
      'In schema.sql, before the table, in it or on a column’s line: -- holds: like, unlike',
      'Or in graincheck.yaml, to a table or a column:',
    ],
    width,
    2,
  );
  const lines = example.length > 0 ? example : ['  unlike: likes.unliked_at'];
  return [
    style.strong('Is it read wrongly? Say where it stands:'),
    ...text,
    '    holds:',
    ...lines.map((line) => `    ${cut(visible(line), width - 4)}`),
  ];
}

/** The same as one line of JSON. */
export function holdsJson({ problem, path, dialect, result, matrix, questions, notes }: HoldsReport): string {
  const { verdict, score, maxScore, findings } = result;
  return jsonLine({
    problem: problem.id,
    path,
    dialect,
    verdict,
    score,
    maxScore,
    rows: matrix?.rows ?? [],
    stray: matrix?.stray ?? [],
    refuted: matrix?.refuted ?? [],
    findings,
    questions,
    notes,
  });
}
