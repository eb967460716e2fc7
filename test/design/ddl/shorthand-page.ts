import { readDesign } from '../../../src/design/ddl/read.ts';
import type { DesignTable, LayoutKey } from '../../../src/domain/design.ts';

/** What is read from a sheet, in the form of docs/shorthand.md: a table a line, then what is told. */
export function readAs(sheet: string): string {
  const { tables, unread, unclaimed } = readDesign(sheet, null);
  const told = [...unread, ...unclaimed].map(({ place, what }) => `told, line ${place.line}: ${what}`);
  return [...tables.map(lineOf), ...told].join('\n');
}

function lineOf({ name, elided, columns, keys, references, layout, grain }: DesignTable): string {
  const by = (list: readonly LayoutKey[]) => list.map(({ text }) => text).join(', ');
  const named = columns.map((column) =>
    [column.name, column.declared, column.nullable ? '' : '!'].filter((part) => part !== '').join(' '),
  );
  return [
    `${name}: ${[...named, ...(elided ? ['…'] : [])].join(', ')}`,
    ...keys.map((key) => `${key.primary ? 'key' : 'unique'} (${key.columns.join(', ')})`),
    ...references.map(
      ({ columns: own, table, targetColumns }) =>
        `${own.join(', ')} -> ${table}${targetColumns.length > 0 ? ` (${targetColumns.join(', ')})` : ''}`,
    ),
    ...(layout.partition.length > 0 ? [`partition by ${by(layout.partition)}`] : []),
    ...(layout.cluster.length > 0 ? [`cluster by ${by(layout.cluster)}`] : []),
    ...(grain === null ? [] : [`grain ${grain}`]),
  ].join('; ');
}
