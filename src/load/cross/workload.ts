import type { WorkloadYaml } from '../schema/workload.ts';
import type { Yaml } from '../yaml/parse.ts';
import { docPathFaults } from './doc-paths.ts';
import { faultAt, ids, mustAllExist, mustDiffer, mustExist, type PartRule } from './rule.ts';

/** Patterns ask for dimensions and types that there are; shares add up; thresholds can be met. */
export const workloadRule: PartRule<WorkloadYaml> = (_problem, part, yaml) => [
  ...mustDiffer(yaml, ['dimensions'], 'id', part.dimensions),
  ...mustDiffer(yaml, ['patterns'], 'id', part.patterns),
  ...part.dimensions.flatMap(({ from }, at) => docPathFaults(yaml, ['dimensions', at, 'from'], from)),
  ...bothClocks(part, yaml),
  ...sharesAddUp(part, yaml),
  ...part.patterns.flatMap(({ filters, types }, at) => [
    ...filters.flatMap(({ on }, index) =>
      mustExist(
        yaml,
        ['patterns', at, 'filters', index, 'on'],
        '`value` dimension',
        on,
        ids(part.dimensions.filter(({ kind }) => kind === 'value')),
      ),
    ),
    ...mustAllExist(
      yaml,
      ['patterns', at, 'types'],
      'event type with a share',
      types,
      Object.keys(part.event_types),
    ),
  ]),
  ...sizes(part, yaml),
];

function bothClocks({ dimensions }: WorkloadYaml, yaml: Yaml) {
  return (['happened', 'arrived'] as const).flatMap((clock) => {
    const count = dimensions.filter((one) => one.kind === 'time' && one.clock === clock).length;
    return count === 1
      ? []
      : [faultAt(yaml, ['dimensions'], `there must be one dimension with \`clock: ${clock}\`, not ${count}`)];
  });
}

function sharesAddUp({ event_types }: WorkloadYaml, yaml: Yaml) {
  const sum = Object.values(event_types).reduce((all, percent) => all + percent, 0);
  return Math.abs(sum - 100) < 1e-6
    ? []
    : [faultAt(yaml, ['event_types'], `the shares add up to ${Number(sum.toFixed(4))} percent, not to 100`)];
}

function sizes({ thresholds }: WorkloadYaml, yaml: Yaml) {
  const { least, most } = thresholds.partition_bytes;
  return least <= most
    ? []
    : [faultAt(yaml, ['thresholds', 'partition_bytes', 'least'], '`least` is more than `most`')];
}
