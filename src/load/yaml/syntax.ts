import { type Document, visit, type YAMLError } from 'yaml';

/** One thing that is wrong with the syntax; `offset` in the text. */
export type SyntaxFault = { readonly offset: number; readonly what: string };

const plainer: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'this key was given already',
  TAB_AS_INDENT: 'tabs are not allowed as indentation; use spaces',
  MULTIPLE_DOCS: 'there is a second document; remove the `---`',
};

/** All faults of a document's syntax. */
export const syntaxFaults = (document: Document.Parsed): readonly SyntaxFault[] => [
  ...[...document.errors, ...document.warnings].map((error) => plain(document, error)),
  ...unresolved(document),
];

function plain(document: Document.Parsed, { pos, code, message }: YAMLError): SyntaxFault {
  if (message.startsWith('Missing closing')) {
    // Known at the end of the file; what helps is where the quote was opened.
    return { offset: lastQuoted(document), what: 'the text in quotes that begins here never ends' };
  }
  if (message.startsWith('Nested mappings'))
    return { offset: pos[0], what: 'a text with `: ` in it needs quotes, or `>-` and lines of its own' };
  return { offset: pos[0], what: plainer[code] ?? message.replaceAll('\n', ' ') };
}

function lastQuoted(document: Document.Parsed): number {
  let offset = 0;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE')) offset = range?.[0] ?? offset;
    },
  });
  return offset;
}

/** The parser itself looks at aliases late, and then says no place. */
function unresolved(document: Document.Parsed): readonly SyntaxFault[] {
  const faults: SyntaxFault[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const what = `there is no anchor \`&${alias.source}\` before this \`*${alias.source}\``;
      faults.push({ offset: alias.range?.[0] ?? 0, what });
    },
  });
  return faults;
}
