import type { LessonBlock, LessonFault, LessonPart, LessonResult } from '../domain/lesson.ts';
import { givesRows, statementsOf } from '../sql/statements.ts';
import { type Fence, pieces } from './fences.ts';
import { readInfo } from './info.ts';

export type LessonPage = { readonly parts: readonly LessonPart[]; readonly faults: readonly LessonFault[] };

/**
 * Cuts a page where SQL is run: a fence at the left margin that says `sql run`, and behind it the one that says
 * `result`. All else is prose, SQL that is only shown included.
 */
export function readLesson(text: string): LessonPage {
  const parts: LessonPart[] = [];
  const faults: LessonFault[] = [];
  const found = pieces(text);
  let open = false;
  for (const [at, piece] of found.entries()) {
    if (piece.kind === 'prose') {
      if (piece.text.trim() !== '') parts.push({ kind: 'prose', text: piece.text });
      faults.push(...setIn(piece.text, piece.line));
      continue;
    }
    if (!piece.closed)
      faults.push({ line: piece.line, what: 'the block is never closed; write ``` below it' });
    if (wordsOf(piece)[0] === 'result') {
      if (!belongsBelow(found, at)) faults.push(stray(piece));
    } else {
      const read = readInfo(wordsOf(piece).slice(2));
      faults.push(...read.wrong.map((what) => ({ line: piece.line, what })));
      if (read.start === null && !open) faults.push(nothingOpen(piece));
      open = true;
      const block = blockOf(piece, read, resultBelow(found, at));
      faults.push(...resultFaults(block));
      parts.push({ kind: 'block', block });
    }
  }
  return { parts, faults };
}

type Pieces = ReturnType<typeof pieces>;

const wordsOf = ({ info }: Fence): string[] => info.split(/\s+/).filter((word) => word !== '');

function blockOf(
  { line, end, text: sql }: Fence,
  { start, rows }: ReturnType<typeof readInfo>,
  result: LessonResult | null,
): LessonBlock {
  return { line, end, sql, start, rows, answers: statementsOf(sql, 'sqlite').some(givesRows), result };
}

/** The result that stands behind a block, with nothing but blank lines between. */
function resultBelow(found: Pieces, at: number): LessonResult | null {
  const below = found.slice(at + 1).find((piece) => piece.kind === 'fence' || piece.text.trim() !== '');
  return below?.kind === 'fence' && wordsOf(below)[0] === 'result'
    ? { line: below.line, end: below.end, text: below.text }
    : null;
}

function belongsBelow(found: Pieces, at: number): boolean {
  const above = found.slice(0, at).findLast((piece) => piece.kind === 'fence' || piece.text.trim() !== '');
  return above?.kind === 'fence' && wordsOf(above)[0] === 'sql';
}

function resultFaults({ line, sql, answers, result }: LessonBlock): LessonFault[] {
  if (statementsOf(sql, 'sqlite').length === 0)
    return [{ line, what: 'the block is run and holds no statement; write one, or leave out `run`' }];
  return !answers && result
    ? [{ line: result.line, what: 'the block above answers nothing, so it has no result; take this one out' }]
    : [];
}

const stray = ({ line }: Fence): LessonFault => ({
  line,
  what: 'a result with no block that is run right above it; begin that one with ```sql run',
});

const nothingOpen = ({ line }: Fence): LessonFault => ({
  line,
  what: 'it goes on with the database of the block before, and there is none; say `run story=<name>` or `run scenario=<id>`',
});

/** A block within a list or a quote would be shown and never run, which its author would not see. */
function setIn(prose: string, line: number): LessonFault[] {
  return prose.split('\n').flatMap((text, at) =>
    /^[\s>]+(?:```+|~~~+)\s*(?:sql\s+run\b|result\b)/.test(text)
      ? [
          {
            line: line + at,
            what: 'a block that is run begins at the left margin; take it out of the list',
          },
        ]
      : [],
  );
}
