import type {
  LessonBlock,
  LessonFault,
  LessonModel,
  LessonPart,
  LessonResult,
  LessonStart,
} from '../domain/lesson.ts';
import { givesRows, statementsOf } from '../sql/statements.ts';

/** A block between fences; `line` is that of the opening one, from 1, and `end` that of the closing one. */
type Fence = {
  readonly kind: 'fence';
  readonly line: number;
  readonly end: number;
  /** What stands behind the opening backticks. */
  readonly info: string;
  readonly text: string;
  readonly closed: boolean;
};

type Prose = { readonly kind: 'prose'; readonly line: number; readonly text: string };

const opening = /^(`{3,}|~{3,})[ \t]*([^`]*)$/;

/** The page in pieces, in order: fences that are run or hold a result, and all that stands between them. */
function pieces(page: string): (Fence | Prose)[] {
  const lines = page.split(/\r?\n/);
  const found: (Fence | Prose)[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; at++) {
    const [, mark = '', info = ''] = opening.exec(lines[at] ?? '') ?? [];
    if (mark === '') continue;
    const end = endOf(lines, at, mark);
    if (/^(?:sql\s+run\b|result\b)/.test(info)) {
      found.push({ kind: 'prose', line: from + 1, text: lines.slice(from, at).join('\n') });
      const text = lines.slice(at + 1, end).join('\n');
      found.push({
        kind: 'fence',
        line: at + 1,
        end: end + 1,
        info: info.trim(),
        text,
        closed: end < lines.length,
      });
      from = end + 1;
    }
    at = end;
  }
  return [...found, { kind: 'prose', line: from + 1, text: lines.slice(from).join('\n') }];
}

/** The line of the closing fence; behind the last line where there is none. */
function endOf(lines: readonly string[], at: number, mark: string): number {
  const closing = new RegExp(`^ {0,3}${mark}${mark.startsWith('~') ? '~' : '`'}*[ \\t]*$`);
  const end = lines.findIndex((line, nth) => nth > at && closing.test(line));
  return end < 0 ? lines.length : end;
}

/** Rows of an answer that are shown where a block does not say. */
const usualRows = 12;
const mostRows = 100;

const KEYS = ['story', 'scenario', 'model', 'rows'];

/** What stands behind `sql run`. */
type Info = {
  readonly start: LessonStart | null;
  readonly rows: number;
  readonly wrong: readonly string[];
};

/** Reads `story=a,b`, `scenario=x`, `model=reference` or `model=reference/model`, `rows=5`. */
function readInfo(words: readonly string[]): Info {
  const wrong: string[] = [];
  const said = new Map<string, string>();
  for (const word of words) {
    const [, key = '', value = ''] = /^([^=]*)=(.+)$/.exec(word) ?? [];
    if (!KEYS.includes(key))
      wrong.push(
        `\`${word}\` is not known behind \`run\`; it takes ${KEYS.map((one) => `${one}=…`).join(', ')}`,
      );
    else if (said.has(key)) wrong.push(`\`${key}\` is said twice`);
    else said.set(key, value);
  }
  const rows = Number(said.get('rows') ?? usualRows);
  if (!Number.isInteger(rows) || rows < 1 || rows > mostRows)
    wrong.push(`\`rows=${said.get('rows')}\` must be a whole number from 1 to ${mostRows}`);
  const documents = documentsOf(said);
  if (said.has('story') && said.has('scenario'))
    wrong.push('`story` and `scenario` do not go together; a database has the documents of one of them');
  const model = modelOf(said.get('model'));
  if (model && !documents)
    wrong.push('`model` needs a fresh database; say `story=<name>` or `scenario=<id>` too');
  return { start: documents && { documents, model }, rows, wrong };
}

function documentsOf(said: ReadonlyMap<string, string>): LessonStart['documents'] | null {
  const stories = said.get('story');
  if (stories !== undefined) return { kind: 'stories', names: stories.split(',') };
  const scenario = said.get('scenario');
  return scenario === undefined ? null : { kind: 'scenario', id: scenario };
}

function modelOf(said: string | undefined): LessonModel | null {
  if (said === undefined) return null;
  const [reference = '', model] = said.split('/');
  return { reference, model: model ?? null };
}

type LessonPage = { readonly parts: readonly LessonPart[]; readonly faults: readonly LessonFault[] };

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
