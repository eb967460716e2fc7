import type { Fault } from '../fault.ts';
import type { ChoicesYaml } from '../schema/choices.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import type { Yaml, YamlPath } from '../yaml/parse.ts';
import { faultAt, ids, mustDiffer, mustExist, type PartRule } from './rule.ts';

type SheetYaml = ChoicesYaml['choices'][number];
type ItemYaml = SheetYaml['items'][number];

/** Items of files of choices, one entry each: every wrong option has its explanation, and one reason decides. */
export const choicesRule: PartRule<ChoicesYaml> = (problem, { choices: sheets }, yaml) => {
  const files = problem.deliverables.filter(({ role }) => role === 'choices');
  return [
    ...mustDiffer(yaml, ['choices'], 'deliverable', sheets),
    ...unasked(problem, ids(files), sheets, yaml),
    ...sheets.flatMap((sheet, at) => {
      const here = ['choices', at];
      const { deliverable, options, items } = sheet;
      return [
        ...mustExist(yaml, [...here, 'deliverable'], '`choices` deliverable', deliverable, ids(files)),
        ...mustDiffer(yaml, [...here, 'options'], 'id', options ?? []),
        ...mustDiffer(yaml, [...here, 'items'], 'id', items),
        ...items.flatMap((item, nth) => itemFaults(yaml, [...here, 'items', nth], sheet, item)),
      ];
    }),
  ];
};

/** A check of choices judges by the items of its file. */
function unasked(
  { checks }: ProblemYaml,
  files: readonly string[],
  sheets: readonly SheetYaml[],
  yaml: Yaml,
): readonly Fault[] {
  const asked = sheets.map(({ deliverable }) => deliverable);
  return checks.flatMap((check) =>
    check.kind === 'choices' && files.includes(check.deliverable) && !asked.includes(check.deliverable)
      ? [faultAt(yaml, ['choices'], `the check \`${check.id}\` needs an entry for \`${check.deliverable}\``)]
      : [],
  );
}

function itemFaults(
  yaml: Yaml,
  path: YamlPath,
  { options: shared }: SheetYaml,
  { options: own, right, wrong, reasons, because }: ItemYaml,
): readonly Fault[] {
  const options = shared ?? own ?? [];
  return [
    ...(shared && own ? [faultAt(yaml, [...path, 'options'], 'the items share the `options` above')] : []),
    ...(shared || own ? [] : [faultAt(yaml, path, '`options` are missing, here or for all items')]),
    ...mustDiffer(yaml, [...path, 'options'], 'id', shared ? [] : (own ?? [])),
    ...(options.length === 0 ? [] : mustExist(yaml, [...path, 'right'], 'option', right, ids(options))),
    ...(shared ? explained(yaml, path, ids(shared), right, wrong ?? {}) : unshared(yaml, path, wrong)),
    ...(shared ? [] : ownExplained(yaml, path, own ?? [], right)),
    ...mustDiffer(yaml, [...path, 'reasons'], 'id', reasons),
    ...mustExist(yaml, [...path, 'because'], 'reason', because, ids(reasons)),
  ];
}

/** Each wrong option says why it is wrong; why the right one is right is said by the reason. */
function ownExplained(
  yaml: Yaml,
  path: YamlPath,
  options: NonNullable<ItemYaml['options']>,
  right: string,
): readonly Fault[] {
  return options.flatMap(({ id, says }, at) => {
    const place = [...path, 'options', at];
    if (id === right)
      return says === undefined
        ? []
        : [
            faultAt(
              yaml,
              [...place, 'says'],
              'why the right option is right is said by the reason that decides',
            ),
          ];
    return says === undefined ? [faultAt(yaml, place, `\`says\` has to say why \`${id}\` is wrong`)] : [];
  });
}

/** Each wrong option has its own explanation at each item. */
function explained(
  yaml: Yaml,
  path: YamlPath,
  options: readonly string[],
  right: string,
  wrong: Readonly<Record<string, string>>,
): readonly Fault[] {
  const others = options.filter((id) => id !== right);
  const place = Object.keys(wrong).length > 0 ? [...path, 'wrong'] : path;
  return [
    ...others.flatMap((id) =>
      id in wrong ? [] : [faultAt(yaml, place, `\`wrong\` has to say why \`${id}\` is wrong here`)],
    ),
    ...Object.keys(wrong).flatMap((id) =>
      mustExist(yaml, [...path, 'wrong', id], 'wrong option', id, others),
    ),
  ];
}

function unshared(yaml: Yaml, path: YamlPath, wrong: ItemYaml['wrong']): readonly Fault[] {
  return wrong === undefined
    ? []
    : [faultAt(yaml, [...path, 'wrong'], '`wrong` is for shared options; own ones have their `says`')];
}
