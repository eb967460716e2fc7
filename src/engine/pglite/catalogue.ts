import type { StoredCatalogue } from '../../domain/run.ts';
import { statementsOf } from '../../sql/statements.ts';
import { isWord, unquoted } from '../../sql/token.ts';

/** The model's own: neither the system's, nor temporary, nor the partitions of a table that is there itself. */
export const OWN = `n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast') AND c.relpersistence <> 't'`;

const KEY = `(SELECT coalesce(json_agg(a.attname ORDER BY k.at), '[]') FROM unnest(%) WITH ORDINALITY AS k (num, at)
  LEFT JOIN pg_attribute a ON a.attrelid = @ AND a.attnum = k.num AND k.num <> 0)`;
const columnsOf = (numbers: string, table: string) => KEY.replace('%', numbers).replace('@', table);

/** One row a table: everything but its rows and its text, as JSON. */
export const CATALOGUE = `SELECT json_build_object(
  'name', c.relname, 'kind', c.relkind, 'spelt', format('%I.%I', n.nspname, c.relname),
  'columns', (SELECT coalesce(json_agg(json_build_object('name', a.attname,
      'type', upper(format_type(a.atttypid, a.atttypmod)), 'notNull', a.attnotnull,
      'default', pg_get_expr(d.adbin, d.adrelid)) ORDER BY a.attnum), '[]')
    FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
  'keys', (SELECT coalesce(json_agg(json_build_object('primary', i.indisprimary,
      'columns', ${columnsOf('(i.indkey::int2[])[0:i.indnkeyatts - 1]', 'c.oid')})
      ORDER BY i.indisprimary DESC, i.indexrelid), '[]')
    FROM pg_index i WHERE i.indrelid = c.oid AND i.indisunique AND i.indpred IS NULL),
  'references', (SELECT coalesce(json_agg(json_build_object('table', f.relname,
      'columns', ${columnsOf('o.conkey', 'o.conrelid')},
      'targetColumns', ${columnsOf('o.confkey', 'o.confrelid')}) ORDER BY o.oid), '[]')
    FROM pg_constraint o JOIN pg_class f ON f.oid = o.confrelid WHERE o.conrelid = c.oid AND o.contype = 'f')
) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE ${OWN} AND c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition ORDER BY c.oid`;

type Described = StoredCatalogue['tables'][number] & { readonly kind: string; readonly spelt: string };

/** @param texts the rows of `CATALOGUE`. */
export async function catalogueOf(
  texts: readonly string[],
  sources: readonly string[],
  count: (spelt: string) => Promise<number>,
): Promise<StoredCatalogue> {
  // The query above makes exactly this.
  const all = texts.map((text) => JSON.parse(text) as Described);
  const made = statementsByTable(sources);
  const tables: StoredCatalogue['tables'][number][] = [];
  for (const { kind, spelt, ...table } of all) {
    if (kind !== 'r' && kind !== 'p') continue;
    tables.push({ ...table, rows: await count(spelt), sql: made.get(table.name.toLowerCase()) ?? '' });
  }
  return { tables, views: all.flatMap(({ kind, name }) => (kind === 'v' || kind === 'm' ? [name] : [])) };
}

function statementsByTable(sources: readonly string[]): ReadonlyMap<string, string> {
  const made = new Map<string, string>();
  for (const source of sources)
    for (const { start, end, tokens } of statementsOf(source, 'postgres')) {
      const at = tokens.findIndex((token) => isWord(token, 'table'));
      if (!isWord(tokens[0], 'create') || at < 1 || at > 3) continue;
      const open = tokens.findIndex(
        (token, place) => place > at && (token.text === '(' || isWord(token, 'as')),
      );
      const name = tokens[(open < 0 ? tokens.length : open) - 1];
      if (name) made.set(unquoted(name).toLowerCase(), source.slice(start, end));
    }
  return made;
}
