import { choices as check } from '../../checks/choices.ts';
import { type Misfit, misfit, mustExist } from '../../checks/schema.ts';
import { type ChoicesYaml, choices as schema } from '../schema/choices.ts';
import { filesOf } from './refs.ts';
import { ids, mustDiffer, namesExist, type PartRule, under } from './rule.ts';

type SheetYaml = ChoicesYaml['choices'][number];
type ItemYaml = SheetYaml['items'][number];

/** Items of files of choices, one entry each: every wrong option has its explanation, and one reason decides. */
export const choicesRule: PartRule<ChoicesYaml> = (problem, part) => {
  const files = filesOf(problem, 'choices');
  const asked = part.choices.map(({ deliverable }) => deliverable);
  // A check of choices judges by the items of its file.
  const unasked = problem.checks
    .filter(check.is)
    .filter(({ deliverable }) => files.includes(deliverable) && !asked.includes(deliverable));
  return [
    ...namesExist(schema, part, { '`choices` deliverable': files }),
    ...mustDiffer(['choices'], 'deliverable', part.choices),
    ...unasked.map(({ id, deliverable }) =>
      misfit(['choices'], `the check \`${id}\` needs an entry for \`${deliverable}\``),
    ),
    ...part.choices.flatMap((sheet, at) => {
      const here = ['choices', at];
      return [
        ...mustDiffer([...here, 'options'], 'id', sheet.options ?? []),
        ...mustDiffer([...here, 'items'], 'id', sheet.items),
        ...sheet.items.flatMap((item, nth) => under([...here, 'items', nth], ofItem(sheet, item))),
      ];
    }),
  ];
};

function ofItem(
  { options: shared }: SheetYaml,
  { options: own, right, wrong, reasons, because }: ItemYaml,
): readonly Misfit[] {
  const options = shared ?? own ?? [];
  return [
    ...(shared && own ? [misfit(['options'], 'the items share the `options` above')] : []),
    ...(shared || own ? [] : [misfit([], '`options` are missing, here or for all items')]),
    ...mustDiffer(['options'], 'id', shared ? [] : (own ?? [])),
    ...(options.length === 0 ? [] : mustExist(['right'], 'option', right, ids(options))),
    ...(shared ? explained(ids(shared), right, wrong ?? {}) : unshared(wrong)),
    ...(shared ? [] : ownExplained(own ?? [], right)),
    ...mustDiffer(['reasons'], 'id', reasons),
    ...mustExist(['because'], 'reason', because, ids(reasons)),
  ];
}

/** Each wrong option says why it is wrong; why the right one is right is said by the reason. */
function ownExplained(options: NonNullable<ItemYaml['options']>, right: string): readonly Misfit[] {
  return options.flatMap(({ id, says }, at) => {
    const place = ['options', at];
    if (id !== right)
      return says === undefined ? [misfit(place, `\`says\` has to say why \`${id}\` is wrong`)] : [];
    const what = 'why the right option is right is said by the reason that decides';
    return says === undefined ? [] : [misfit([...place, 'says'], what)];
  });
}

/** Each wrong option has its own explanation at each item. */
function explained(
  options: readonly string[],
  right: string,
  wrong: Readonly<Record<string, string>>,
): readonly Misfit[] {
  const others = options.filter((id) => id !== right);
  const place = Object.keys(wrong).length > 0 ? ['wrong'] : [];
  return [
    ...others.flatMap((id) =>
      id in wrong ? [] : [misfit(place, `\`wrong\` has to say why \`${id}\` is wrong here`)],
    ),
    ...Object.keys(wrong).flatMap((id) => mustExist(['wrong', id], 'wrong option', id, others)),
  ];
}

function unshared(wrong: ItemYaml['wrong']): readonly Misfit[] {
  return wrong === undefined
    ? []
    : [misfit(['wrong'], '`wrong` is for shared options; own ones have their `says`')];
}
