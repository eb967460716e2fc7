import { misfit } from '../../checks/schema.ts';
import { type WorkloadYaml, workload as schema } from '../schema/workload.ts';
import { docPathMisfits } from './doc-paths.ts';
import { ids, mustDiffer, namesExist, type PartRule } from './rule.ts';

/** Patterns ask for dimensions and types that there are; shares add up; thresholds can be met. */
export const workloadRule: PartRule<WorkloadYaml> = (_problem, part) => [
  ...mustDiffer(['dimensions'], 'id', part.dimensions),
  ...mustDiffer(['patterns'], 'id', part.patterns),
  ...docPathMisfits(schema, part),
  ...namesExist(schema, part, {
    '`value` dimension': ids(part.dimensions.filter(({ kind }) => kind === 'value')),
    'event type with a share': Object.keys(part.event_types),
  }),
  ...bothClocks(part),
  ...sharesAddUp(part),
  ...sizes(part),
];

function bothClocks({ dimensions }: WorkloadYaml) {
  return (['happened', 'arrived'] as const).flatMap((clock) => {
    const count = dimensions.filter((one) => one.kind === 'time' && one.clock === clock).length;
    const what = `there must be one dimension with \`clock: ${clock}\`, not ${count}`;
    return count === 1 ? [] : [misfit(['dimensions'], what)];
  });
}

function sharesAddUp({ event_types }: WorkloadYaml) {
  const sum = Object.values(event_types).reduce((all, percent) => all + percent, 0);
  const what = `the shares add up to ${Number(sum.toFixed(4))} percent, not to 100`;
  return Math.abs(sum - 100) < 1e-6 ? [] : [misfit(['event_types'], what)];
}

function sizes({ thresholds }: WorkloadYaml) {
  const { least, most } = thresholds.partition_bytes;
  const path = ['thresholds', 'partition_bytes', 'least'];
  return least <= most ? [] : [misfit(path, '`least` is more than `most`')];
}
