import { lexer, type Token, type Tokens } from 'marked';
import { sentencesOf as readSentences } from '../../src/words/sentences.ts';

/** What is told in a Markdown text, sentence by sentence; headings and code tell nothing by themselves. */
export function sentencesOf(markdown: string): readonly string[] {
  const blocks = blocksOf(lexer(markdown));
  return blocks.flatMap((block) => readSentences(plain(block)).map(({ text }) => text));
}

/** The rows of the tables of a Markdown text, cell by cell, without marks. */
export function rowsOf(markdown: string): readonly (readonly string[])[] {
  return lexer(markdown)
    .filter((token): token is Tokens.Table => token.type === 'table')
    .flatMap(({ rows }) => rows.map((row) => row.map(({ text }) => plain(text))));
}

function blocksOf(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap((token): readonly string[] => {
    switch (token.type) {
      case 'paragraph':
      case 'text':
        return [token.text as string];
      case 'list':
        return (token as Tokens.List).items.flatMap((item) => blocksOf(item.tokens));
      case 'blockquote':
        return blocksOf((token as Tokens.Blockquote).tokens);
      case 'table':
        return (token as Tokens.Table).rows.map((row) => row.map(({ text }) => text).join(' '));
      default:
        return [];
    }
  });
}

/** Without marks of code and emphasis, blanks in one. */
export function plain(text: string): string {
  return text
    .replaceAll(/[`*\\]/g, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
