import { byName } from '../../domain/by-name.ts';
import { wordsOf } from '../erd/words.ts';

/** Words in names that say what a value is counted in. `second` is left out: the second video is no time. */
const UNITS = byName(
  Object.fromEntries(
    Object.entries({
      microsecond: 'us micros microsecond microseconds',
      millisecond: 'ms msec msecs millis millisecond milliseconds',
      second: 's sec secs seconds epoch unix',
      minute: 'minute minutes min mins',
      hour: 'hour hours hr hrs',
      day: 'day days date dt',
      week: 'week weeks wk',
      month: 'month months mon yyyymm',
      quarter: 'quarter quarters',
      year: 'year years yr',
    }).flatMap(([unit, words]) => words.split(' ').map((word) => [word, unit] as const)),
  ),
);

/** The units that a name speaks of. */
export function unitsIn(name: string): readonly string[] {
  return wordsOf(name).flatMap((word) => UNITS.get(word) ?? []);
}
