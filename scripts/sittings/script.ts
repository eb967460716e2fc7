import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';

const keys = z.array(z.string()).min(1);
const text = z.string().min(1);

/** One thing that is done in a sitting. Most end with the screen as it then stands. */
const step = z.union([
  /** Down the list of problems to this one, by its title. */
  z.strictObject({ find: text }),
  /** The lesson of the problem in hand: so many sections of it. */
  z.strictObject({ lesson: z.number().int().min(1) }),
  /** The briefing, and so many pages of it. */
  z.strictObject({ briefing: z.number().int().min(0) }),
  z.strictObject({ start: z.enum(['interview', 'practice']) }),
  /** Pastes the texts of these files, one after the other; the screen shows the last. */
  z.strictObject({ write: z.array(text).min(1) }),
  /** Turns to a file and looks at it. */
  z.strictObject({ read: text }),
  /** Runs a file on the sample. */
  z.strictObject({ try: text }),
  z.strictObject({ hint: text }),
  /** Goes on to this part. */
  z.strictObject({ part: text }),
  /** So many seconds go by. */
  z.strictObject({ pass: z.number().int().min(1) }),
  z.strictObject({ handIn: z.literal(true) }),
  /** Opens a check of the scorecard. */
  z.strictObject({ check: text }),
  /** Answers so many follow-ups with this text. */
  z.strictObject({ defend: text }),
  /** Looks at so many pages of the reference models. */
  z.strictObject({ models: z.number().int().min(1) }),
  /** Anything else: keys, what is awaited then, and why. */
  z.strictObject({ press: keys, until: text, why: text }),
]);

const schema = z.strictObject({
  problem: text,
  /** The model whose files are written … */
  reference: text,
  /** … but for those of this judged submission. */
  mistake: text,
  about: text,
  steps: z.array(step).min(1),
});

/** What is done in the sitting of a problem. */
export type Script = z.output<typeof schema>;
export type Step = Script['steps'][number];

export function readScript(file: string): Script {
  return schema.parse(parse(readFileSync(file, 'utf8')));
}

/** Where the scripts stand. */
export const scriptFolder = join(import.meta.dirname, 'problems');
