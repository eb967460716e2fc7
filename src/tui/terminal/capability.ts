import type { Settings } from '../../domain/settings.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export type Colour = 'none' | 'ansi16';

/** Why there can be no full screen here; null: there can. */
export function whyNoScreen(): 'stdin' | 'stdout' | 'dumb' | null {
  if (!process.stdin.isTTY) return 'stdin';
  if (!process.stdout.isTTY) return 'stdout';
  return process.env.TERM === 'dumb' ? 'dumb' : null;
}

/** Colours by the usual conventions, as everywhere in graincheck; what a person chose outdoes `NO_COLOR`. */
export function colourOf({ FORCE_COLOR, NO_COLOR, TERM }: Environment, chosen: Settings['colour']): Colour {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR === '0' || FORCE_COLOR === 'false' ? 'none' : 'ansi16';
  if (chosen !== null) return chosen;
  return NO_COLOR || TERM === 'dumb' ? 'none' : 'ansi16';
}
