import { SQLDialect } from '@codemirror/lang-sql';
import type { Language } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { markdown } from './markdown.ts';
import { sqlFunctions, sqlKeywords, sqlTypes } from './sql-words.ts';
import { yaml } from './yaml.ts';

export type LanguageName = 'sql' | 'markdown' | 'yaml' | 'plain';

/** SQLite's own words: the dialect that comes with the package takes the commands of its shell for words too. */
const sqlite = SQLDialect.define({
  keywords: sqlKeywords.join(' '),
  // `date` is a type, a function and the name of many a column: it is told by the bracket behind it.
  types: sqlTypes.filter((name) => !sqlFunctions.includes(name)).join(' '),
  builtin: sqlFunctions.filter((name) => !sqlKeywords.includes(name)).join(' '),
  operatorChars: '*+-%<>!=&|/~',
  identifierQuotes: '`"',
  specialVar: '@:?$',
});

const languages: Readonly<Record<LanguageName, Language | null>> = {
  sql: sqlite.language,
  markdown,
  yaml,
  plain: null,
};

export function languageExtension(name: LanguageName): Extension {
  return languages[name] ?? [];
}

/** Null: nothing to parse. */
export function parserOf(name: LanguageName): Language['parser'] | null {
  return languages[name]?.parser ?? null;
}
