import { globSync, readFileSync, statSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { DIALECTS, type Dialect } from '../../src/domain/dialect.ts';

/** A text with a design in it: a file, or a fenced part of one. */
export type Text = {
  /** Its file, from the folder on, and its line where it begins further down. */
  readonly name: string;
  readonly text: string;
  /** What the file's folder or the fence says; null: it has to be recognised. */
  readonly dialect: Dialect | null;
};

const KINDS = '{sql,ddl,md,dbml}';
/** Larger files are dumps of rows. */
const MOST_BYTES = 2_000_000;

/** Names of folders and fences that mean a dialect. */
const ALSO: Readonly<Record<string, Dialect>> = {
  athena: 'trino',
  presto: 'trino',
  databricks: 'spark',
  sparksql: 'spark',
  hive: 'spark',
  postgresql: 'postgres',
  pg: 'postgres',
  timescaledb: 'postgres',
  citus: 'postgres',
  mariadb: 'mysql',
};

const dialectIn = (word: string): Dialect | null => {
  const folded = word.toLowerCase();
  return DIALECTS.find((dialect) => dialect === folded) ?? ALSO[folded] ?? null;
};

/** The nearest folder, or part of the file's name, that names a dialect. */
function dialectOfPath(path: string): Dialect | null {
  for (const part of path.split(sep).toReversed())
    for (const word of [part, ...part.split(/[-_.]/)]) {
      const found = dialectIn(word);
      if (found) return found;
    }
  return null;
}

/** All texts below a folder, in the order of their names. */
export function textsBelow(folder: string): readonly Text[] {
  return globSync(`**/*.${KINDS}`, { cwd: folder })
    .sort()
    .flatMap((path): Text[] => {
      const full = join(folder, path);
      const stat = statSync(full, { throwIfNoEntry: false });
      if (!stat?.isFile() || stat.size > MOST_BYTES) return [];
      const text = readFileSync(full, 'utf8');
      const dialect = dialectOfPath(path);
      return extname(path) === '.md' ? fences(path, text, dialect) : [{ name: path, text, dialect }];
    });
}

const FENCE = /^[ \t]*```[ \t]*([\w-]*)[^\n]*\n([\s\S]*?)^[ \t]*```/gm;
const SQL = /^(?:sql|ddl|dbml|mermaid)$/;

/** What stands between the fences of a Markdown file, as far as they say that it is SQL or a diagram. */
function fences(path: string, text: string, dialect: Dialect | null): Text[] {
  return [...text.matchAll(FENCE)].flatMap((found): Text[] => {
    const [, language = '', inner = ''] = found;
    const own = dialectIn(language);
    const isDiagram = /^mermaid$/i.test(language);
    if (isDiagram && !/^\s*erDiagram\b/m.test(inner)) return [];
    if (!own && !SQL.test(language.toLowerCase())) return [];
    const line = text.slice(0, found.index).split('\n').length + 1;
    return [{ name: `${path}:${line}`, text: inner, dialect: own ?? (isDiagram ? null : dialect) }];
  });
}
