import { DIALECTS, type Dialect, dialectOf } from '../domain/dialect.ts';
import { UserError } from '../domain/user-error.ts';

/** Reads an option's value as a whole number of at least `least`. */
export function wholeNumber(option: string, least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && Number.isSafeInteger(value) && value >= least) return value;
    throw badValue(option, text, `a whole number, ${least} or more`);
  };
}

/** Reads an option's value as points: a number that is not negative. */
export function pointsValue(option: string): (text: string) => number {
  return (text) => {
    if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
    throw badValue(option, text, 'a number of points, like 60 or 62.5');
  };
}

/** Reads an option's value as minutes, up to a day. */
export function minutesValue(option: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+(\.\d+)?$/.test(text) && value >= 0.1 && value <= 24 * 60) return value;
    throw badValue(option, text, 'a number of minutes, like 8 or 7.5');
  };
}

/** Reads an option's value as seconds, up to a day. */
export function secondsValue(option: string): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+(\.\d+)?$/.test(text) && value >= 0.1 && value <= 24 * 3600) return value;
    throw badValue(option, text, 'a number of seconds, like 60 or 2.5');
  };
}

/** Reads `a,b,c`. */
export function names(option: string): (text: string) => readonly string[] {
  return (text) => {
    const list = text.split(',').map((name) => name.trim());
    if (list.every((name) => name !== '')) return list;
    throw badValue(option, text, 'names with commas between');
  };
}

/** Reads the name of a dialect, any that people have for it. */
export function dialectValue(option: string): (text: string) => Dialect {
  return (text) => {
    const dialect = dialectOf(text);
    if (dialect) return dialect;
    throw badValue(option, text, `one of ${DIALECTS.join(', ')}`);
  };
}

function badValue(option: string, text: string, wanted: string): UserError {
  return new UserError('E_BAD_VALUE', `${option} takes ${wanted}, and not \`${text}\``);
}
