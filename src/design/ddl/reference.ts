import { inside, parts, past, qualifiedName, type Source, symbol, words } from '../../sql/source.ts';
import { columnList } from './names.ts';

export type ReadReference = {
  readonly table: string;
  readonly columns: readonly string[];
  /** Index of the token behind it. */
  readonly next: number;
};

/** Reads `table (columns) ON DELETE …`, or `table.column` as people write it; null where no name stands. */
export function readReference(source: Source, at: number, to: number): ReadReference | null {
  const target = qualifiedName(source, at, to);
  if (!target) return null;
  const group = symbol(source, target.next, '(') ? inside(source, target.next, to) : null;
  // `dim_user.user_id`, as people write it, and `app.users`, which is a table in a schema.
  const owner = target.qualifier?.split('.').at(-1);
  if (!group && owner && COLUMN.test(target.name))
    return { table: owner, columns: [target.name], next: actions(source, target.next, to) };
  const columns = group ? columnList(source, parts(source, group)).flatMap((name) => name ?? []) : [];
  const next = actions(source, group ? past(source, target.next, to) : target.next, to);
  return { table: target.name, columns, next };
}

const COLUMN = /(?:^|_)(?:id|key|sk|ts|uuid|code)$/i;

const ACTIONS: readonly (readonly string[])[] = [
  ['on', 'delete', 'cascade'],
  ['on', 'delete', 'restrict'],
  ['on', 'delete', 'set', 'null'],
  ['on', 'delete', 'set', 'default'],
  ['on', 'delete', 'no', 'action'],
  ['on', 'update', 'cascade'],
  ['on', 'update', 'restrict'],
  ['on', 'update', 'set', 'null'],
  ['on', 'update', 'set', 'default'],
  ['on', 'update', 'no', 'action'],
  ['match', 'full'],
  ['match', 'partial'],
  ['match', 'simple'],
  ['not', 'deferrable'],
  ['deferrable'],
  ['initially', 'deferred'],
  ['initially', 'immediate'],
  ['not', 'enforced'],
  ['enforced'],
  ['not', 'valid'],
  ['rely'],
  ['norely'],
  ['novalidate'],
  ['validate'],
];

function actions(source: Source, from: number, to: number): number {
  let at = from;
  for (;;) {
    const found = ACTIONS.find((action) => words(source, at, ...action));
    if (!found || at >= to) return Math.min(at, to);
    at += found.length;
  }
}
