import { claim, parts, type Span, standsAt, symbol, textOf } from '../../sql/source.ts';
import { unquoted } from '../../sql/token.ts';
import { enforces, isArrow } from './constraints.ts';
import { isName } from './names.ts';
import { layoutIn } from './notes.ts';
import { placeAt, type Reading, unread } from './reading.ts';
import { readReference } from './reference.ts';
import { columnNames, sameName, type TableDraft } from './table.ts';
import { readTableConstraint } from './table-constraint.ts';

const LAYOUT_WORDS = new Map<string, 'partition' | 'cluster' | 'distribute'>([
  ['partition', 'partition'],
  ['partitioned', 'partition'],
  ['partitioning', 'partition'],
  ['cluster', 'cluster'],
  ['clustered', 'cluster'],
  ['clustering', 'cluster'],
  ['sort', 'cluster'],
  ['sorted', 'cluster'],
  ['distribute', 'distribute'],
  ['distributed', 'distribute'],
]);

/** `Partition: event_date by month`, `cluster by user_id` on a line of its own below a table in shorthand. */
export function readLayoutLine(reading: Reading, table: TableDraft, { from, to }: Span): boolean {
  const { source } = reading;
  const kind = LAYOUT_WORDS.get(source.tokens[from]?.word ?? '');
  if (!kind || !source.isFirst[from]) return false;
  let at = from + 1;
  const says = symbol(source, at, ':') || ['by', 'on', 'key', 'keys'].includes(source.tokens[at]?.word ?? '');
  if (!says) return false;
  while (
    at < to &&
    (symbol(source, at, ':') || ['by', 'on', 'key', 'keys'].includes(source.tokens[at]?.word ?? ''))
  )
    at++;
  if (at >= to) return false;
  const lead = `${kind} by `;
  const rest = textOf(source, { from: at, to });
  claim(source, from, at);
  const start = (source.tokens[at]?.start ?? 0) - lead.length;
  const found = layoutIn(source, [{ text: lead + rest, start }], columnNames(table));
  for (const key of ['partition', 'cluster', 'distribution'] as const)
    table[key].push(...found[key].map((each) => ({ ...each, from: 'clause' as const })));
  const keys = [...found.partition, ...found.cluster, ...found.distribution];
  const said = new Set(wordsIn(keys.map(({ text }) => text).join(' ')));
  const left = wordsIn(rest).filter((word) => !said.has(word) && !AROUND.test(word));
  if (keys.length === 0 || found.strange.length > 0)
    unread(reading, { from, to }, `names no column of ${table.name}`);
  else if (left.length > 0)
    unread(reading, { from, to }, `not read of the layout of ${table.name}: ${left.join(' ')}`);
  return true;
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\w+/g) ?? [];

/** Words around the columns of a layout. */
const AROUND =
  /^(?:by|per|and|then|of|on|the|into|buckets?|\d+|hash|asc|desc|key|keys|cluster|clustered|partition|partitioned|sort|sorted|order|(?:minute|hour|day|week|month|year)s?|hourly|daily|weekly|monthly|yearly)$/;

const KEY_LINES = new Set(['pk', 'fk', 'primary', 'foreign', 'unique']);

/** `PK (a, b)`, `PK: a, b`, `FK user_id -> dim_users.user_id` below a table: of columns that it has; false where it is none. */
export function readKeyLine(reading: Reading, table: TableDraft, { from, to }: Span): boolean {
  const { source } = reading;
  const word = source.tokens[from]?.word ?? '';
  if (!KEY_LINES.has(word)) return false;
  let at = standsAt(source, from + 1, 'key') ? from + 2 : from + 1;
  if (symbol(source, at, '(')) return readTableConstraint(reading, table, { from, to });
  if (symbol(source, at, ':')) at++;
  let end = at;
  while (
    end < to &&
    (isName(source, end) || symbol(source, end, ',')) &&
    !standsAt(source, end, 'references') &&
    !standsAt(source, end, 'to')
  )
    end++;
  const listed = parts(source, { from: at, to: end });
  if (listed.some((part) => part.to > part.from + 1)) return false;
  const names = listed.map((part) => source.tokens[part.from]);
  const columns = names.flatMap(
    (token) => table.columns.find(({ name }) => token && sameName(name, unquoted(token)))?.name ?? [],
  );
  if (columns.length === 0 || columns.length !== names.length) return false;
  const place = placeAt(reading, from);
  const isForeign = word.startsWith('f');
  const leads = isArrow(source, end) || standsAt(source, end, 'references') || standsAt(source, end, 'to');
  const target = isForeign && leads ? readReference(source, end + 1, to) : null;
  if ((isForeign && !target) || (!isForeign && end < to)) return false;
  claim(source, from, end + (isForeign ? 1 : 0));
  if (target) table.references.push({ columns, table: target.table, targetColumns: target.columns, place });
  else
    table.keys.push({ columns, primary: word.startsWith('p'), enforced: enforces(reading.dialect), place });
  return true;
}

/** A star marks a key where nothing else does; beside other marks nobody knows what it means. */
export function readStars(reading: Reading, table: TableDraft): void {
  const [first] = table.starred;
  if (!first) return;
  if (table.keys.some(({ primary }) => primary)) {
    for (const { column, place } of table.starred)
      if (!table.keys.some((key) => key.primary && key.columns.includes(column)))
        reading.unread.push({
          place,
          what: `what does * mean at ${column} of ${table.name}? Its key is marked PK`,
          names: [],
        });
    return;
  }
  const columns = table.starred.map(({ column }) => column);
  table.keys.push({ columns, primary: true, enforced: enforces(reading.dialect), place: first.place });
}
