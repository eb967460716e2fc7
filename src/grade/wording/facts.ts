import type { HoldsContradiction } from '../../domain/fact.ts';
import type { FactFindings } from '../../domain/finding/facts.ts';
import type { WordingOf } from './words.ts';

export const FACTS: WordingOf<FactFindings> = {
  'facts-no-schema': () => ({ message: 'There is no schema to read.' }),
  'fact-missing': ({ id, title, of, lacking, measured }) => ({
    message: measured
      ? `${id} (${title}) has a place in the schema, and after the load it is in no row.`
      : of === 'event-type'
        ? `No table was found that takes ${id} (${title}).`
        : `${id} (${title}) was found nowhere${lacking.length > 0 ? ` for ${lacking.join(', ')}` : ''}.`,
    hint: measured
      ? 'Load it, or grade without load.sql if it is not written yet.'
      : `Give it a place. If it has one, say so: \`-- holds: ${id}\` on the column's line or before the table, or \`${id}: table.column\` under \`holds:\` in graincheck.yaml.`,
  }),
  'fact-unsure': ({ id, title, asks, at }) => ({
    message: `${id} (${title}): not sure${at.length > 0 ? `, perhaps ${at.slice(0, 3).join(', ')}` : ''}. It costs nothing. ${asks}`,
    hint: `Say where: \`${id}: ${at[0] ?? 'table.column'}\` under \`holds:\` in graincheck.yaml, or \`-- holds: ${id}\` on its line.`,
  }),
  'fact-contradicted': ({ id, title, contradictions }) => ({
    message: `${id} (${title}) has no room: ${contradictions.map(contradictionText).join('; ')}.`,
    ...(contradictions[0] && { hint: HINTS[contradictions[0].kind] }),
  }),
  'fact-stray': ({ name, where, what }) => ({
    message: where === 'holds' ? `holds: ${name} ${what}.` : `${where}: -- holds: ${name} ${what}.`,
    hint: 'Names are event types and bronze columns; places are `table` or `table.column`.',
  }),
};

function contradictionText({ kind, table, columns, line, eventType }: HoldsContradiction): string {
  const at = `${table}, line ${line}`;
  const names = columns.join(', ');
  switch (kind) {
    case 'demands':
      return `${names} must be filled (${at}), and ${eventType} has none`;
    case 'untold':
      return `neither a time nor a flag tells ${eventType} in ${at}`;
    case 'refuses':
      return `the key (${names}) of ${at} refuses a second ${eventType}`;
    case 'ends-known':
      return `${names} must be filled (${at}) and is not known at ${eventType}`;
  }
}

const HINTS: Readonly<Record<HoldsContradiction['kind'], string>> = {
  demands: 'Let the column stay empty, or give these events a table of their own.',
  untold: 'Give the undoing a row of its own with its time, or a flag and a time in the row that it undoes.',
  refuses: 'Key events by their own id, or by the time as well.',
  'ends-known': 'Let the end stay empty until it is known, or keep start and end as events.',
};
