import { isBeginning, type Source, type Span, symbol, words } from '../../sql/source.ts';

/** Words that begin a statement of their own where they stand first on a line. */
function begins(source: Source, at: number): boolean {
  const { tokens } = source;
  switch (tokens[at]?.word) {
    case 'create':
      return isBeginning(tokens, at);
    case 'alter':
    case 'optimize':
      return words(source, at + 1, 'table') || tokens[at]?.word === 'optimize';
    case 'comment':
      return words(source, at + 1, 'on');
    case 'insert':
      return words(source, at + 1, 'into');
    default:
      return false;
  }
}

/** Statements, apart by semicolons; a forgotten one is taken as written where another statement begins. */
export function statementSpans(source: Source): Span[] {
  const spans: Span[] = [];
  let from = 0;
  let depth = 0;
  const finish = (to: number) => {
    if (to > from) spans.push({ from, to });
    from = to;
    depth = 0;
  };
  for (const [at, { text, kind, word }] of source.tokens.entries()) {
    if (kind === 'symbol' && text === '{') depth++;
    else if (kind === 'symbol' && text === '}') depth--;
    if (text === ';' && depth <= 0 && !inTrigger(source, from, at)) {
      finish(at);
      from = at + 1;
    } else if (
      source.isFirst[at] &&
      at > from &&
      word !== '' &&
      begins(source, at) &&
      !inTrigger(source, from, at)
    )
      finish(at);
  }
  finish(source.tokens.length);
  return spans.filter((span) => span.to > span.from && !symbol(source, span.from, ';'));
}

/** A trigger's body goes on up to the END behind a semicolon. */
function inTrigger(source: Source, from: number, at: number): boolean {
  if (!words(source, from, 'create')) return false;
  const kind = ['temp', 'temporary'].includes(source.tokens[from + 1]?.word ?? '') ? from + 2 : from + 1;
  if (!words(source, kind, 'trigger')) return false;
  return !(words(source, at - 1, 'end') && symbol(source, at - 2, ';'));
}
