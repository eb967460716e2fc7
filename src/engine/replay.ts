import { isNamed } from '../domain/table-pattern.ts';
import type { Cell } from '../domain/relation.ts';
import type { BronzeRows, RunStep } from '../domain/run.ts';
import type { Params } from '../domain/step.ts';
import { type Admission, wantsForeignKeys } from '../sql/admission.ts';
import { isWord, quoted, unquoted } from '../sql/token.ts';
import { statementsOf } from '../sql/statements.ts';
import type { Model, ModelFile } from './engine.ts';
import { fileOfStep, fileWith, isIdle } from './file-of.ts';
import { prepare } from './prepare.ts';
import { errorAt } from './given.ts';
import { SQLITE } from './sqljs/target.ts';
import { type ShellSafe, shellSafe } from './stock-shell.ts';

export type Replay = {
  readonly title: string;
  readonly model: Model;
  readonly steps: readonly RunStep[];
  /** Asked at the end, and around every script. */
  readonly asked: readonly { readonly deliverable: string; readonly params: Params }[];
  /** Names of the tables that the schema makes, for steps that empty them. */
  readonly tables?: readonly string[];
};

/**
 * A whole run as a script for the stock `sqlite3` program. Statements of the submission are written so that the
 * program can only run them as SQL, and can do nothing with them that the engine could not: see `shellSafe`.
 */
export function replayText({ title, model, steps, asked, tables = [] }: Replay): string {
  const lines = [...header(title), ...rewriting(model), ...foreignKeys(model)];
  for (const [index, step] of steps.entries()) {
    if (step.kind === 'script') lines.push(...questions(model, asked, `before ${step.deliverable}`));
    if (isIdle(model, step)) continue;
    if (step.kind === 'wipe') lines.push(...wipeLines(tables, step.keep, index), ...foreignKeys(model));
    else lines.push(...stepLines(model, step, index));
    if (step.kind === 'script' && index < steps.length - 1)
      lines.push(...questions(model, asked, `after ${step.deliverable}`));
  }
  lines.push(...questions(model, asked, 'at the end'));
  return `${lines.join('\n')}\n`;
}

function header(title: string): string[] {
  return [
    `-- ${oneLine(title)}`,
    '-- Run it with: sqlite3 -safe -batch :memory: < THIS_FILE',
    "-- The clock is not frozen here: what depends on 'now' or random() differs.",
    '.headers on',
    '.mode list',
    '.nullvalue NULL',
    '.bail on',
    'PRAGMA temp_store = 2;',
  ];
}

/** Functions that begin with gc_ are the grader's own: the stock program has none of them. */
function rewriting({ files }: Model): string[] {
  const some = Object.values(files).some(({ rewritten }) => rewritten?.ok);
  return some
    ? ['-- It was rewritten for SQLite. Functions that begin with gc_ are not in the sqlite3 program.']
    : [];
}

function foreignKeys(model: Model): string[] {
  const schema = fileWith(model, 'schema')?.source?.text ?? '';
  return statementsOf(schema, 'sqlite').some(wantsForeignKeys) ? ['PRAGMA foreign_keys = ON;'] : [];
}

function wipeLines(tables: readonly string[], keep: readonly string[], index: number): string[] {
  const gone = tables.filter((table) => !isNamed(table, keep));
  return [
    '',
    `-- ${index}: every table is emptied but ${oneLine(keep.join(', '))}`,
    'PRAGMA foreign_keys = OFF;',
    ...gone.map((table) => `DELETE FROM ${quoted(table)};`),
  ];
}

function stepLines(model: Model, step: Exclude<RunStep, { kind: 'wipe' }>, index: number): string[] {
  const file = fileOfStep(model, step);
  switch (step.kind) {
    case 'schema':
      return ['', '-- schema', ...script(model, file, {})];
    case 'change':
      return ['', `-- ${index}: change`, ...script(model, file, {})];
    case 'script':
      return ['', `-- ${index}: ${step.deliverable}`, ...script(model, file, step.params)];
    case 'load':
      return [
        '',
        `-- ${index}: batch ${oneLine(step.label)}`,
        'BEGIN;',
        ...step.bronze.tables.flatMap(bronzeLines),
        'COMMIT;',
        ...script(model, file, {}),
        ...step.bronze.tables.map(({ table }) => `DROP TABLE ${table};`),
      ];
  }
}

function bronzeLines({ table, columns, rows }: BronzeRows): string[] {
  const create = `CREATE TABLE ${table} (${columns.map(({ name, type }) => `${name} ${type}`).join(', ')});`;
  return [create, ...rows.map((row) => `INSERT INTO ${table} VALUES (${row.map(literal).join(', ')});`)];
}

function questions(model: Model, asked: Replay['asked'], when: string): string[] {
  return asked.flatMap(({ deliverable, params }) => {
    const file = model.files[deliverable];
    if (!file?.source) return [];
    const given = Object.entries(params).map(([name, value]) => ` :${name}=${value}`);
    const label = oneLine(`${deliverable}${given.join('')}, ${when}`);
    // A question that fails leaves the others to be asked.
    return [
      '',
      '.bail off',
      `.print -- ${label.replaceAll("'", '')}`,
      ...bindings(params),
      'BEGIN;',
      ...statements(model, file),
      // Helper tables are gone after it, so that it can be asked again.
      'ROLLBACK;',
    ];
  });
}

function script(model: Model, file: ModelFile | undefined, params: Params): string[] {
  if (!file?.source) return ['-- there is no such file'];
  return [
    '.bail on',
    ...bindings(params),
    'BEGIN;',
    ...statements(model, file),
    'COMMIT;',
    ...dropTemporary(file),
  ];
}

function bindings(params: Params): string[] {
  const set = Object.entries(params).map(
    ([name, value]) => `REPLACE INTO temp.sqlite_parameters VALUES (':${name}', ${literal(value)});`,
  );
  return set.length > 0 ? ['.parameter init', ...set] : [];
}

/** What runs: its own text, or what it was rewritten to. */
function textOf({ source, rewritten }: ModelFile): string {
  if (!rewritten) return source?.text ?? '';
  return rewritten.ok ? rewritten.sql : `unsupported ${rewritten.what}`;
}

function statements(model: Model, file: ModelFile): string[] {
  return forShell(model, file).map(({ admission, safe }) => {
    if (admission.kind === 'skip') return '';
    // What is refused would fail in the grading as well.
    if (admission.kind === 'refuse') return refused(admission.message);
    return safe.ok ? `${safe.sql};` : refused(safe.why);
  });

  function refused(why: string): string {
    return `SELECT refused; -- ${oneLine(`${file.file}: ${why}`)}`;
  }
}

type Shelled = { readonly at: number; readonly admission: Admission; readonly safe: ShellSafe };

/** The statements of a file as the stock program gets them. */
function forShell({ bronze }: Model, file: ModelFile): Shelled[] {
  return prepare(textOf(file), file, bronze, SQLITE).map(({ statement, admission, bind }) => ({
    at: statement.start,
    admission,
    safe: shellSafe(bind({}).text),
  }));
}

/**
 * Statements that the engine gets and the stock program does not, in words with their places. What is rewritten calls
 * nothing but functions that are known.
 */
export function leftOutOf(model: Model): string[] {
  return Object.values(model.files).flatMap((file) => {
    const { source } = file;
    if (!source || file.rewritten) return [];
    return forShell(model, file).flatMap(({ at, admission, safe }) => {
      if (admission.kind !== 'run' || safe.ok) return [];
      const { line, column } = errorAt(source, at + safe.at, safe.why, null);
      return [
        `${file.file}:${line}:${column}: this statement is left out of the script, because of ${safe.why}`,
      ];
    });
  });
}

/** Temporary things are gone after their script. */
function dropTemporary(file: ModelFile): string[] {
  return statementsOf(textOf(file), 'sqlite').flatMap(({ tokens: [create, temp, type, ...rest] }) => {
    const makes = isWord(create, 'create') && (isWord(temp, 'temp') || isWord(temp, 'temporary'));
    const kind = ['table', 'view', 'trigger'].find((each) => isWord(type, each));
    const name = rest[isWord(rest[0], 'if') ? 3 : 0];
    if (!makes || !kind || !name || name.text.includes('\0')) return [];
    return [`DROP ${kind.toUpperCase()} IF EXISTS temp.${quoted(unquoted(name))};`];
  });
}

function literal(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'number') return String(cell);
  if (cell instanceof Uint8Array) return `X'${Buffer.from(cell).toString('hex')}'`;
  return `'${cell.replaceAll("'", "''")}'`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
