import * as z from 'zod';
import { DIALECTS } from '../../domain/dialect.ts';
import type { Settings } from '../../domain/settings.ts';

const text = z.string().regex(/\S/, 'must not be empty');

/** `settings.yaml`: what is not given is as usual. */
export const settingsFile = z.strictObject({
  name: text.nullable().optional(),
  dialect: z.enum(DIALECTS).optional(),
  editor: text.nullable().optional(),
  mode: z.enum(['interview', 'practice']).optional(),
  colour: z.enum(['none', 'ansi16']).nullable().optional(),
  screen_reader: z.boolean().optional(),
  keys: z.record(z.string(), z.array(text)).optional(),
});

type Key = keyof z.output<typeof settingsFile>;

/** How each setting is called in the file. */
export const keyOf = {
  name: 'name',
  dialect: 'dialect',
  editor: 'editor',
  mode: 'mode',
  colour: 'colour',
  screenReader: 'screen_reader',
  keys: 'keys',
} as const satisfies Record<keyof Settings, Key>;
