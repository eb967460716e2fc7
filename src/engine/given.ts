import type { Failure, Outcome, SqlError } from '../domain/run.ts';
import type { SourceFile } from '../domain/submission.ts';
import { type Rewritten, sourceOf } from '../rewrite/places.ts';
import type { ModelFile } from './engine.ts';
import { NOT_RUN } from './sqljs/functions/value.ts';

/** An error at an offset of a file. */
export function errorAt(source: SourceFile, offset: number, message: string, hint: string | null): SqlError {
  const before = source.text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  const lineEnd = source.text.indexOf('\n', offset);
  return {
    file: source.file,
    line: before.split('\n').length,
    column: offset - lineStart + 1,
    message,
    hint,
    excerpt: source.text.slice(lineStart, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, ''),
  };
}

/** The text of a file that the engine gets: its own, or what it was rewritten to. */
export function givenText(file: ModelFile, source: SourceFile): Outcome<SourceFile> {
  const rewritten = file.rewritten ?? null;
  if (!rewritten) return { ok: true, value: source };
  if (rewritten.ok) return { ok: true, value: { file: source.file, text: rewritten.sql } };
  return { ok: false, failure: unsupported(rewritten, source) };
}

function unsupported({ what, place, hint }: Extract<Rewritten, { ok: false }>, source: SourceFile): Failure {
  const start = offsetOf(source.text, place.line) + place.column - 1;
  return { kind: 'unsupported', error: errorAt(source, start, `unsupported: ${what}`, hint) };
}

function offsetOf(text: string, line: number): number {
  let at = 0;
  for (let left = line; left > 1; left--) at = text.indexOf('\n', at) + 1;
  return at;
}

/** Bounds of what runs a script here, which are no errors where it comes from; and how to go on. */
const BOUNDS: readonly (readonly [RegExp, string])[] = [
  // What SQLite says of a text that is too deep or too long for it. Other engines have no such bounds.
  [
    /Expression tree is too large|Recursion limit|parser stack overflow|^too many (?:terms|columns|arguments|FROM clause)|at most \d+ tables/,
    'Give parts of it names of their own, in a WITH.',
  ],
];

/** What a function of the pack has no value for, though the dialect has one. */
const NOT_RUN_HERE = 'It is not among what is run here (docs/dialects.md). Write it otherwise.';

/** A failure in a text that was rewritten, told at the place in the file that it comes from. */
export function toldInSource(failure: Failure, file: ModelFile, source: SourceFile): Failure {
  const rewritten = file.rewritten ?? null;
  if (failure.kind !== 'sql-error' || !rewritten?.ok) return failure;
  const { line, column, message, hint } = failure.error;
  const at = sourceOf(rewritten.places, offsetOf(rewritten.sql, line) + column - 1);
  const isOwn = message.startsWith(NOT_RUN);
  const [, goOn] = BOUNDS.find(([said]) => said.test(message)) ?? [];
  if (isOwn || goOn !== undefined)
    return {
      kind: 'unsupported',
      error: errorAt(
        source,
        at,
        `unsupported: ${isOwn ? message.slice(NOT_RUN.length) : message}`,
        goOn ?? NOT_RUN_HERE,
      ),
    };
  // What SQLite would have one write instead is not what the file is written in.
  const own = hint?.startsWith('In SQLite') ? null : hint;
  return { kind: 'sql-error', error: errorAt(source, at, message, own) };
}
