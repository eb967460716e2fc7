import type { Access, Outcome } from '../../domain/run.ts';
import type { AnyMeasured } from '../engine.ts';
import { errorAt } from '../sqljs/locate.ts';
import { inTransaction, measured, runStatement, type Script, type ScriptContext } from './script.ts';

/** The plan of a question's last SELECT, behind whatever stands before it. */
export async function planOf(context: ScriptContext, script: Script): Promise<Outcome<AnyMeasured>> {
  const outcome = await inTransaction(context, script, async (statements) => {
    for (const statement of statements) {
      if (!statement.answers) await runStatement(context, script, statement);
      // Why it is refused, its answer tells.
      else if (statement.admission.kind !== 'run') return [];
      else return measured(context, script, statement, (sql) => context.db.plan(sql));
    }
    return [];
  });
  return outcome.ok ? { ok: true, value: { lines: outcome.value } } : outcome;
}

/** How the queries of a question find their rows, all together. */
export async function accessOf(context: ScriptContext, script: Script): Promise<Outcome<AnyMeasured>> {
  const outcome = await inTransaction(context, script, async (statements) => {
    const parts: (Access | null)[] = [];
    for (const statement of statements) {
      // Its errors, with their places, are those of an answer.
      await runStatement(context, script, statement);
      if (statement.gives && statement.admission.kind === 'run')
        parts.push(await measured(context, script, statement, (sql) => context.db.access(sql)));
    }
    return parts;
  });
  if (!outcome.ok) return outcome;
  const known = outcome.value.flatMap((part) => part ?? []);
  if (known.length < outcome.value.length) {
    const error = errorAt(script.source, 0, 'How it finds its rows cannot be told on this engine.', null);
    return { ok: false, failure: { kind: 'unsupported', error } };
  }
  const scans = new Map(known.flatMap(({ scans }) => scans.map((scan) => [scan.table, scan])));
  const plan = known.flatMap((part) => part.plan);
  const steps = known.reduce((sum, part) => sum + part.steps, 0);
  return { ok: true, value: { scans: [...scans.values()], plan, steps } };
}
