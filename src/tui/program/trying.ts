import { draftOf } from '../../app/sitting/draft.ts';
import { writtenDialect } from '../../app/sitting/texts.ts';
import { type Of, wordsOf, type Works } from './works.ts';

/** SQL that is tried on the sample. A newer request takes the place of one that still runs. */
export function trying({ session, tell, background }: Works) {
  const run = async ({ number, deliverable, files }: Of<'run-sample'>) => {
    const { live } = session;
    if (!live) return;
    try {
      const bench = await session.bench(live.problem);
      const result = await bench.run(files, deliverable);
      if (result) tell({ to: 'workspace', message: { kind: 'ran', number, run: result } });
    } catch (error) {
      tell({ to: 'workspace', message: { kind: 'run-broken', number, message: wordsOf(error) } });
    }
  };

  const query = async ({ sql, attempt, model }: Of<'query'>) => {
    try {
      const { plan } = session.desktop.store.read(attempt);
      const bench = await session.bench(await session.problem(plan.problem.id));
      const answer = await bench.query(session.current(), sql, model);
      if (!answer) return;
      const outcome = answer.ok
        ? ({ ok: true, value: answer.relation } as const)
        : ({ ok: false, failure: answer.failure } as const);
      tell({ to: 'sandbox', message: { kind: 'answered', outcome, durationMs: answer.durationMs } });
    } catch (error) {
      tell({ to: 'sandbox', message: { kind: 'not-answered', message: wordsOf(error) } });
    }
  };

  const draft = async ({ files, model }: Of<'draft-load'>) => {
    const { live } = session;
    if (!live) return;
    const made = draftOf(live.problem, files, model);
    if (made.kind === 'drafted')
      tell({ to: 'workspace', message: { kind: 'drafted', file: made.file, text: made.text } });
    else tell({ to: 'workspace', message: { kind: 'say', tone: 'warn', text: made.why } });
  };

  return {
    'find-dialect': ({ files }: Of<'find-dialect'>) => {
      const { live } = session;
      if (live)
        tell({
          to: 'workspace',
          message: { kind: 'dialect', dialect: writtenDialect(live.problem, files) },
        });
    },
    'draft-load': (effect: Of<'draft-load'>) => background.start(draft(effect)),
    'run-sample': (effect: Of<'run-sample'>) => background.start(run(effect)),
    query: (effect: Of<'query'>) => background.start(query(effect)),
  };
}
