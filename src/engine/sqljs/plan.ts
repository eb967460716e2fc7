import type { Outcome } from '../../domain/run.ts';
import type { SourceFile } from '../../domain/submission.ts';
import type { ModelFile } from '../engine.ts';
import type { Prepared } from '../prepare.ts';
import { failureOf, inTransaction, messageOf, runStatement, type ScriptContext, Stop } from './script.ts';

/** The plan of a question's last SELECT, behind whatever stands before it; a line a step, indented by depth. */
export function planScript(
  context: ScriptContext,
  file: ModelFile,
  source: SourceFile,
): Outcome<readonly string[]> {
  return inTransaction(context, file, source, (statements, given) => {
    for (const statement of statements) {
      if (statement.answers) return planLines(context, given, statement);
      runStatement(context, file, given, statement, {});
    }
    return [];
  });
}

function planLines(
  context: ScriptContext,
  source: SourceFile,
  { statement, admission, bind }: Prepared,
): string[] {
  // Why it is refused, its answer tells.
  if (admission.kind !== 'run') return [];
  const { text } = bind({});
  const depths = new Map<number, number>();
  try {
    const [plan] = context.db.exec(`EXPLAIN QUERY PLAN ${text}`);
    return (plan?.values ?? []).map(([id, parent, , detail]) => {
      const depth = (depths.get(Number(parent)) ?? -1) + 1;
      depths.set(Number(id), depth);
      return `${'  '.repeat(depth)}${String(detail)}`;
    });
  } catch (error) {
    throw new Stop(failureOf(context, source, statement, text, messageOf(error)));
  }
}
