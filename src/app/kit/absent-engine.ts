import type { UserError } from '../../domain/user-error.ts';
import type { Failure, Outcome } from '../../domain/run.ts';
import type { Engine, Model } from '../../engine/engine.ts';

/** Stands where an engine is not installed: nothing runs, everything says why, and none of it costs a point. */
export function absentEngine(why: UserError): Engine {
  return {
    name: 'none',
    version: '',
    execute: async (model, runs) => {
      const failed = { ok: false, failure: failureOf(why, model) } satisfies Outcome<never>;
      return runs.map(({ steps, asks }) => ({
        steps: steps.map(() => failed),
        asks: asks.map(() => failed),
      }));
    },
    close: async () => undefined,
  };
}

function failureOf({ message, hint }: UserError, { files }: Model): Failure {
  const schema = Object.values(files).find(({ role }) => role === 'schema');
  const text = schema?.source?.text ?? '';
  const error = {
    file: schema?.file ?? '',
    line: 1,
    column: 1,
    message,
    hint: hint ?? null,
    excerpt: text.split('\n')[0] ?? '',
  };
  return { kind: 'unsupported', error };
}
