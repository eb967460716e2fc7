import { suggestion } from '../../design/nearest.ts';
import type { Fault } from '../fault.ts';
import type { Yaml, YamlPath } from '../yaml/parse.ts';
import { faultAt, type Rule } from './rule.ts';

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
export const docPaths: Rule = (problem, yaml) => [
  ...problem.bronze.flatMap(({ columns }, at) =>
    columns.flatMap((column, index) => {
      const path = ['bronze', at, 'columns', index];
      return [
        ...docPathFaults(yaml, [...path, 'from'], column.from),
        ...(column.without.length > 0 && column.kind !== 'json'
          ? [faultAt(yaml, [...path, 'without'], '`without` is for columns of the kind `json`')]
          : []),
      ];
    }),
  ),
  ...problem.questions.flatMap(({ params }, at) =>
    params.flatMap(({ from }, index) =>
      docPathFaults(yaml, ['questions', at, 'params', index, 'from'], from),
    ),
  ),
  ...problem.checks.flatMap((check, at) =>
    Object.entries(check).flatMap(([key, value]) => {
      if (pathLists.includes(key)) return written(yaml, ['checks', at, key], value);
      if (check.kind === 'windows' && key === 'time') return written(yaml, ['checks', at, key], value);
      if (check.kind === 'windows' && key === 'keys')
        return Object.entries(check.keys).flatMap(([name, from]) =>
          docPathFaults(yaml, ['checks', at, key, name], from),
        );
      return Array.isArray(value)
        ? value.flatMap((entry: unknown, i) => inEntry(yaml, [at, key, i], entry))
        : [];
    }),
  ),
];

const pathLists = ['traces', 'grain', 'gone', 'kept'];

const inEntry = (yaml: Yaml, [at, key, i]: readonly [number, string, number], entry: unknown) =>
  typeof entry === 'object' && entry !== null && 'from' in entry
    ? written(yaml, ['checks', at, key, i, 'from'], entry.from)
    : [];

function written(yaml: Yaml, path: YamlPath, value: unknown): readonly Fault[] {
  if (typeof value === 'string') return docPathFaults(yaml, path, value);
  return Array.isArray(value)
    ? value.flatMap((entry: unknown, at) => written(yaml, [...path, at], entry))
    : [];
}

/** What is wrong with a path in event documents. */
export function docPathFaults(yaml: Yaml, path: YamlPath, from: string): readonly Fault[] {
  const [field = '', ...below] = from.split('.');
  if (!fields.includes(field)) {
    return [faultAt(yaml, path, `an event document has no \`${field}\`${suggestion(field, fields)}`)];
  }
  if (below.length === 0 || nested.includes(field)) return [];
  return [
    faultAt(yaml, path, `\`${field}\` is a single value; only \`properties\` and \`context\` have keys`),
  ];
}
