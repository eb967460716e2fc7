import { folded } from '../erd/words.ts';
import { defineLint, type LintPlace, placeOf, placeText } from './lint.ts';

/** Lines of an address are one value on several lines. */
const LINES = /(?:^|_)(?:line|addr|address|street)$/;

/** `phone1`, `phone2`: a list that is as long as the table is wide. */
export const numberedColumns = defineLint({
  code: 'numbered-columns',
  says: (place: LintPlace) => ({
    message: `${placeText(place)} are one list, laid out in columns: a search asks each of them, and one more value is a change of the schema.`,
    hint: 'Give each value a row in a table of its own, with its number where the order counts.',
  }),
  look: ({ design }) =>
    design.tables.flatMap((table) => {
      const numbered = table.columns.flatMap(({ name }) => {
        const [, stem, number] = /^(.*\D)_?(\d+)$/.exec(name) ?? [];
        return stem !== undefined && number !== undefined
          ? [{ name, stem: folded(stem), number: Number(number) }]
          : [];
      });
      return [...Map.groupBy(numbered, ({ stem }) => stem)].flatMap(([stem, group]) => {
        const numbers = new Set(group.map(({ number }) => number));
        const counts = numbers.has(2) && numbers.has(1);
        if (!counts || LINES.test(stem)) return [];
        return [
          placeOf(
            table,
            group.map(({ name }) => name),
          ),
        ];
      });
    }),
});
