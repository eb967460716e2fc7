import type { DesignTable } from '../../domain/design.ts';
import { isTime } from '../erd/columns.ts';
import { defineLint, type LintPlace, placeOf, placeText } from './lint.ts';

const DATES = /(?:^|_)(?:date|time|calendar|day|hour)s?$/i;

/** A fact that says of no row when it happened: it can be neither expired, nor put in order, nor counted by day. */
export const noTime = defineLint({
  code: 'no-time',
  says: (place: LintPlace) => ({
    message: `${placeText(place)} says of no row when it happened: rows can be neither put in order, nor counted by day, nor expired.`,
    hint: 'Keep the time of the event, and beside it that of its arrival.',
  }),
  look: ({ design, links, roleOf }) => {
    const hasTime = (table: DesignTable): boolean => table.columns.some(isTime);
    /** A reference to a calendar, or to a fact that has the time: a share's details beside its event. */
    const takesTime = (table: DesignTable): boolean =>
      links.some(
        ({ from, to }) =>
          from === table && to !== table && (DATES.test(to.name) || (roleOf(to) === 'fact' && hasTime(to))),
      );
    const takesPayload = (table: DesignTable): boolean =>
      table.columns.some(({ type }) => type.kind === 'json' || type.kind === 'struct');
    return design.tables
      .filter((table) => roleOf(table) === 'fact' && !table.elided && table.columns.length > 2)
      .filter((table) => !hasTime(table) && !takesTime(table) && !takesPayload(table))
      .map((table) => placeOf(table));
  },
});
