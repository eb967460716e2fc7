import type { Fault } from '../fault.ts';
import type { ChoicesYaml } from '../schema/choices.ts';
import type { ProblemYaml } from '../schema/problem.ts';
import { starterOf } from '../starter-of.ts';
import type { Yaml, YamlPath } from '../yaml/parse.ts';
import { faultAt, ids, mustDiffer, mustExist, type PartRule } from './rule.ts';
import { waysOf } from './rubrics.ts';

type SheetYaml = ChoicesYaml['choices'][number];
type ItemYaml = SheetYaml['items'][number];

/**
 * Items of files of choices, one entry each: every option has its explanation, every reason its points, and the
 * starter shows them all.
 */
export const choicesRule: PartRule<ChoicesYaml> = (problem, { choices: sheets }, yaml, starter) => {
  const files = problem.deliverables.filter(({ role }) => role === 'choices');
  return [
    ...mustDiffer(yaml, ['choices'], 'deliverable', sheets),
    ...unasked(problem, ids(files), sheets, yaml),
    ...sheets.flatMap((sheet, at) => {
      const here = ['choices', at];
      const { deliverable, options, items } = sheet;
      const file = files.find(({ id }) => id === deliverable)?.file;
      return [
        ...mustExist(yaml, [...here, 'deliverable'], '`choices` deliverable', deliverable, ids(files)),
        ...mustDiffer(yaml, [...here, 'options'], 'id', options ?? []),
        ...mustDiffer(yaml, [...here, 'items'], 'id', items),
        ...items.flatMap((item, nth) => itemFaults(yaml, [...here, 'items', nth], sheet, item)),
        ...(file === undefined ? [] : starterFaults(yaml, here, sheet, starterOf(file), starter(file))),
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
  { options: own, right, wrong, reason }: ItemYaml,
): readonly Fault[] {
  const options = shared ?? own ?? [];
  return [
    ...(shared && own ? [faultAt(yaml, [...path, 'options'], 'the items share the `options` above')] : []),
    ...(shared || own ? [] : [faultAt(yaml, path, '`options` are missing, here or for all items')]),
    ...mustDiffer(yaml, [...path, 'options'], 'id', shared ? [] : (own ?? [])),
    ...(options.length === 0 ? [] : mustExist(yaml, [...path, 'right'], 'option', right, ids(options))),
    ...(shared ? explained(yaml, path, ids(shared), right, wrong ?? {}) : unshared(yaml, path, wrong)),
    ...mustDiffer(yaml, [...path, 'reason', 'points'], 'id', reason.points),
    ...reason.points.flatMap((point, nth) => waysOf(yaml, [...path, 'reason', 'points', nth], point)),
  ];
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

/** Who opens the file sees what there is to choose for, and between what. */
function starterFaults(
  yaml: Yaml,
  path: YamlPath,
  { options, items }: SheetYaml,
  file: string,
  text: string,
): readonly Fault[] {
  // One that is not there is a fault of its own.
  if (text === '') return [];
  const named = (id: string) => new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(text);
  const isKey = (id: string) => new RegExp(`^[ \\t]*(?:#[ \\t]*)?${id}:`, 'm').test(text);
  const unnamed = (place: YamlPath, all: readonly { readonly id: string }[]) =>
    all.flatMap(({ id }, at) =>
      named(id)
        ? []
        : [faultAt(yaml, [...place, at, 'id'], `\`${file}\` does not show the option \`${id}\``)],
    );
  return [
    ...unnamed([...path, 'options'], options ?? []),
    ...items.flatMap(({ id, options: own }, nth) => [
      ...(isKey(id)
        ? []
        : [faultAt(yaml, [...path, 'items', nth, 'id'], `\`${file}\` has no line \`${id}:\``)]),
      ...unnamed([...path, 'items', nth, 'options'], own ?? []),
    ]),
  ];
}
