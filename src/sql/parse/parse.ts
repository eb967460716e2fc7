import type { SourceDialect } from '../dialects/source-dialect.ts';
import { Cursor } from './cursor.ts';
import { parseQuery } from './grammar.ts';
import { parseStatement } from './statements.ts';
import { tokensOf } from './tokens.ts';
import type { Query, Statement } from './tree.ts';
import { boundDepth } from './walk.ts';

/** The statements of a script, each read when it is asked for. @throws Unsupported */
export function* parseScript(text: string, dialect: SourceDialect): Generator<Statement> {
  const cursor = new Cursor(tokensOf(text, dialect), dialect);
  while (cursor.peek().kind !== 'end') {
    if (cursor.symbol(';')) continue;
    const statement = parseStatement(cursor);
    boundDepth(statement);
    yield statement;
  }
}

/** A text that is one query, as that of a view. @throws Unsupported */
export function parseOneQuery(text: string, dialect: SourceDialect): Query {
  const cursor = new Cursor(tokensOf(text, dialect), dialect);
  const query = parseQuery(cursor);
  if (!cursor.isEnd()) cursor.fail();
  boundDepth(query);
  return query;
}
