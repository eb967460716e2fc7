import { isBeginning, type Source, type Span, standsAt, symbol } from '../../sql/source.ts';

/** Words that begin a statement of their own where they stand first on a line. */
function begins(source: Source, at: number): boolean {
  const { tokens } = source;
  switch (tokens[at]?.word) {
    case 'create':
      return isBeginning(tokens, at);
    case 'alter':
    case 'drop':
    case 'rename':
      return standsAt(source, at + 1, 'table');
    case 'optimize':
      return true;
    case 'comment':
      return standsAt(source, at + 1, 'on');
    case 'insert':
      return standsAt(source, at + 1, 'into');
    case 'go':
      return source.isFirst[at + 1] ?? true;
    default:
      return false;
  }
}

/** Statements, apart by semicolons; a forgotten one is taken as written where another statement begins. */
export function statementSpans(source: Source): Span[] {
  const spans: Span[] = [];
  let from = 0;
  let depth = 0;
  /** Semicolons before here stand in the body of a trigger or a function. */
  let body = bodyEnd(source, 0);
  const finish = (to: number, next: number) => {
    if (to > from) spans.push({ from, to });
    from = next;
    depth = 0;
    body = bodyEnd(source, from);
  };
  for (const [at, { text, kind, word }] of source.tokens.entries()) {
    if (kind === 'symbol' && text === '{') depth++;
    else if (kind === 'symbol' && text === '}') depth--;
    if (at < body) continue;
    if (text === ';' && depth <= 0) finish(at, at + 1);
    else if (source.isFirst[at] && at > from && word !== '' && begins(source, at)) finish(at, at);
  }
  finish(source.tokens.length, source.tokens.length);
  return spans;
}

const BODIED = new Set(['trigger', 'function', 'procedure', 'package', 'event']);
/** What may stand before these words. */
const BEFORE = new Set([
  'or',
  'replace',
  'alter',
  'temp',
  'temporary',
  'constraint',
  'editionable',
  'aggregate',
]);
/** `END IF` ends something else than what BEGIN began. */
const OTHER_ENDS = new Set(['if', 'loop', 'while', 'repeat', 'for']);

/** The index behind the END of a body that the statement here has; the same where it has none, or one that never ends. */
function bodyEnd(source: Source, from: number): number {
  if (!standsAt(source, from, 'create')) return from;
  let at = from + 1;
  while (BEFORE.has(source.tokens[at]?.word ?? '')) at++;
  // MySQL: `DEFINER = root@localhost`
  if (standsAt(source, at, 'definer'))
    while (at < from + 12 && !BODIED.has(source.tokens[at]?.word ?? '')) at++;
  if (!BODIED.has(source.tokens[at]?.word ?? '')) return from;
  let depth = 0;
  for (; at < source.tokens.length; at++) {
    const word = source.tokens[at]?.word ?? '';
    if (word === 'begin' || (word === 'case' && !standsAt(source, at - 1, 'end'))) depth++;
    else if (word === 'end' && !OTHER_ENDS.has(source.tokens[at + 1]?.word ?? '')) depth--;
    else if (symbol(source, at, ';') && depth === 0) return at;
  }
  return depth === 0 ? at : from;
}
