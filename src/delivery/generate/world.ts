import type { Fixture, GeneratorSettings } from '../../domain/fixture.ts';
import { hashWords } from '../../domain/hash.ts';
import { int, seeded } from '../random.ts';
import { DAY, dayNumberOf } from '../time.ts';

/** Size of a stream; equal options make equal streams. */
export type GenerateOptions = {
  readonly users: number;
  /** Days with events; longer where a story is longer. */
  readonly days: number;
  readonly seed: number;
};

/** What every part of the generator needs. */
export type World = {
  readonly settings: GeneratorSettings;
  readonly stories: Fixture['stories'];
  readonly options: GenerateOptions;
  /** Days since 1970. */
  readonly firstDay: number;
  readonly id: Ids;
  /** A mark that no other text has; it goes after the `#` of a text. */
  readonly mark: (owner: number, local: number) => string;
};

export const worldOf = ({ generator: settings, stories }: Fixture, options: GenerateOptions): World => {
  const { prefix, width } = settings.ids;
  const spread = int(seeded(options.seed, 'start'), Math.max(1, settings.startSpread));
  const id = fixedWidthIds(options.seed, width);
  return {
    settings,
    stories,
    options,
    firstDay: dayNumberOf(settings.start) + spread,
    id,
    mark: (owner, local) => id('', owner, local).slice(prefix),
  };
};

/** Owners of ids: people have their own number, then the stories, last the catalogue. */
export const STORY_OWNERS = 2 ** 24;
export const CATALOGUE_OWNER = 2 ** 25 - 1;

/** First second of a day of the stream, 0 being its first day. */
export const dayStart = (world: World, day: number): number => (world.firstDay + day) * DAY;

/** Are both seconds in the same block of days, so that some midnights are never straddled? */
export const sameBlock = (world: World, from: number, to: number): boolean => {
  const length = world.settings.blockDays * DAY;
  const start = dayStart(world, 0);
  return Math.floor((from - start) / length) === Math.floor((to - start) / length);
};

/** The id number `local` of an owner, under a prefix: `owner` and `local` below 2^25. */
export type Ids = (prefix: string, owner: number, local: number) => string;

const HALF = 0x1ffffff;
const digits = (half: number): string => half.toString(36).padStart(5, '0');

/**
 * Ids of a fixed width that tell nothing about their order. A Feistel network maps each pair (owner, local) to
 * another one, so two pairs never have the same id; equal length means that no id is a part of another.
 */
export const fixedWidthIds = (seed: number, width: number): Ids => {
  const keys = hashWords(`ids ${seed}`);
  const mix = (half: number, key: number): number => {
    const first = Math.imul(half ^ key, 0x85ebca6b);
    const second = Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
    return ((second ^ (second >>> 16)) >>> 0) & HALF;
  };
  return (prefix, owner, local) => {
    let left = owner & HALF;
    let right = local & HALF;
    for (const key of keys) [left, right] = [right, (left ^ mix(right, key)) & HALF];
    return prefix + (digits(left) + digits(right)).padStart(width - prefix.length, '0');
  };
};
