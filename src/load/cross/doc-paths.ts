import { docPathsIn, type Misfit } from '../../checks/schema.ts';
import { suggestion } from '../../design/nearest.ts';
import { problem as schema } from '../schema/problem.ts';
import type { Rule } from './rule.ts';

const nested = ['properties', 'context'];
const fields = [
  'event_id',
  'event_type',
  'entity_id',
  'entity_type',
  'timestamp',
  'received_at',
  'session_id',
  ...nested,
];

/** Paths in event documents begin with a field that a document has. */
export const docPaths: Rule = (problem) => [
  ...docPathMisfits(schema, problem),
  ...problem.bronze.flatMap(({ columns }, at) =>
    columns.flatMap(({ without, kind }, index) =>
      without.length > 0 && kind !== 'json'
        ? [
            {
              path: ['bronze', at, 'columns', index, 'without'],
              what: '`without` is for columns of the kind `json`',
            },
          ]
        : [],
    ),
  ),
];

/** What is wrong with the paths in event documents that a value has. */
export function docPathMisfits(of: Parameters<typeof docPathsIn>[0], value: unknown): readonly Misfit[] {
  return docPathsIn(of, value).flatMap(({ docPath: [field = '', ...below], path }) => {
    if (!fields.includes(field))
      return [{ path, what: `an event document has no \`${field}\`${suggestion(field, fields)}` }];
    if (below.length === 0 || nested.includes(field)) return [];
    return [{ path, what: `\`${field}\` is a single value; only \`properties\` and \`context\` have keys` }];
  });
}
