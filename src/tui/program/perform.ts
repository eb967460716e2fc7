import { gradeAttempt, giveUp, keepDefence } from '../../app/sitting/after.ts';
import { beginSitting } from '../../app/sitting/live.ts';
import type { Defence } from '../../domain/attempt.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Destination, Effect } from '../effect.ts';
import { editOutside } from './edit-outside.ts';
import { howOf, openScreen, showLive } from './open.ts';
import type { Message } from './screens.ts';
import type { Works } from './works.ts';

const saveAfter = 400;
const retryAfter = 2_000;
const defenceAfter = 300;

/** Does what screens want done. */
export function performer(works: Works) {
  const { session, screen, dispatch } = works;
  const { desktop } = session;
  const tell = (message: Message) => dispatch({ kind: 'message', message });
  const pending = new Set<Promise<unknown>>();
  let saving: NodeJS.Timeout | undefined;
  let failing = false;
  let defence: { readonly attempt: string; readonly defence: Defence } | null = null;
  let keeping: NodeJS.Timeout | undefined;

  /** What goes wrong is said on the screen that is there. */
  const inBackground = (work: Promise<unknown>) => {
    const guarded = work.catch((error: unknown) => dispatch({ kind: 'fault', text: wordsOf(error) }));
    pending.add(guarded);
    void guarded.finally(() => pending.delete(guarded));
  };

  const settled = async () => {
    while (pending.size > 0) await Promise.all(pending);
  };

  /** The sitting is let go, with everything on disk; its clock goes on as its mode says. */
  const closeLive = async () => {
    clearTimeout(saving);
    saving = undefined;
    // What is under way at this moment; whoever asks for this is not among it yet.
    await Promise.all(pending);
    const { live } = session;
    session.live = null;
    if (!live) return;
    live.append([{ kind: 'beat', at: desktop.clock() }]);
    await live.close();
  };

  const go = async (to: Destination) => {
    if (session.live && to.screen !== 'sandbox') await closeLive();
    const shown = await openScreen(session, to);
    dispatch({ kind: 'opened', shown, how: howOf(to) });
    if (to.screen === 'workspace') attend();
    if (to.screen === 'grading') grade(to.attempt);
  };

  /** What a sitting on the screen needs beside it: news of its files, and an engine that is warm. */
  const attend = () => {
    const { live } = session;
    if (!live) return;
    live.watch(
      (file, text) => tell({ to: 'workspace', message: { kind: 'outside', file, text } }),
      (error) => tell({ to: 'workspace', message: { kind: 'say', tone: 'warn', text: error.message } }),
    );
    session.bench(live.problem).catch(() => undefined);
  };

  const grade = (attempt: string) => {
    const round = (state: 'atBell' | 'afterOvertime') => (state === 'atBell' ? 'at-bell' : 'after-overtime');
    const work = async () => {
      const problem = await session.problem(desktop.store.read(attempt).plan.problem.id);
      return gradeAttempt(desktop, problem, attempt, {
        report: session.report,
        onCheck: (state, result) =>
          tell({ to: 'grading', message: { kind: 'graded', of: round(state), result } }),
        onProgress: (_, done, total) => tell({ to: 'grading', message: { kind: 'progress', done, total } }),
      });
    };
    inBackground(
      work().then(
        (graded) => tell({ to: 'grading', message: { kind: 'grading-done', attempt: graded } }),
        (error: unknown) =>
          tell({
            to: 'grading',
            message: { kind: 'grading-failed', message: wordsOf(error), hint: hintOf(error) },
          }),
      ),
    );
  };

  const save = async (file: string, text: string) => {
    const { live } = session;
    if (!live) return;
    const saved = await live.save(file, text);
    failing = saved.kind === 'failed';
    switch (saved.kind) {
      case 'saved':
        return tell({ to: 'workspace', message: { kind: 'saved', file, text } });
      case 'outside':
        return tell({ to: 'workspace', message: { kind: 'outside', file, text: saved.text } });
      case 'failed':
        return tell({
          to: 'workspace',
          message: { kind: 'save-failed', file, why: saved.error.message.replace(/^.*?: /, '') },
        });
    }
  };

  const keepNow = async () => {
    clearTimeout(keeping);
    keeping = undefined;
    const latest = defence;
    defence = null;
    if (!latest) return;
    const fault = await keepDefence(desktop, latest.attempt, latest.defence);
    if (fault) throw fault;
  };

  const perform = (effect: Effect): void => {
    switch (effect.kind) {
      case 'go':
        return inBackground(go(effect.to));
      case 'back':
        return works.canGoBack()
          ? dispatch({ kind: 'closed' })
          : perform({ kind: 'go', to: { screen: 'problems' } });
      case 'quit':
        return works.quit();
      case 'suspend':
        return screen.suspend();
      case 'start-sitting':
        return inBackground(
          (async () => {
            const problem = await session.problem(effect.problem);
            const { kind: _, problem: __, ...wish } = effect;
            const minutes = wish.untimed ? null : (effect.minutes ?? session.wanted.minutes);
            const live = await beginSitting(desktop, problem, { ...wish, minutes }, session.wanted.folder);
            dispatch({ kind: 'opened', shown: showLive(session, live), how: 'over-problems' });
            attend();
          })(),
        );
      case 'give-up':
        return inBackground(
          (async () => {
            const fault = giveUp(desktop, effect.attempt);
            if (fault) throw fault;
            await go({ screen: 'problems' });
          })(),
        );
      case 'keep-defence':
        defence = effect;
        clearTimeout(keeping);
        keeping = setTimeout(() => inBackground(keepNow()), defenceAfter);
        return;
      case 'query':
        return inBackground(query(effect.sql, effect.attempt));
      case 'journal': {
        const fault = session.live?.append(effect.entries);
        if (fault)
          tell({
            to: 'workspace',
            message: { kind: 'say', tone: 'bad', text: `${fault.message}. ${fault.hint ?? ''}` },
          });
        return;
      }
      case 'save-soon':
        saving ??= setTimeout(
          () => {
            saving = undefined;
            tell({ to: 'workspace', message: { kind: 'save-due' } });
          },
          failing ? retryAfter : saveAfter,
        );
        return;
      case 'save-file':
        return inBackground(save(effect.file, effect.text));
      case 'run-sample':
        return inBackground(run(effect));
      case 'keep-at-bell': {
        const kept = session.live?.keepAtBell(effect.files);
        if (kept) inBackground(kept.then(throwIt));
        return;
      }
      case 'hand-in':
        return inBackground(
          (async () => {
            const fault = await session.live?.keepHandedIn(effect.files);
            if (fault) throw fault;
            perform({ kind: 'go', to: { screen: 'grading', attempt: effect.attempt } });
          })(),
        );
      case 'edit-outside':
        return inBackground(editOutside(works, effect));
      case 'copy-out':
        screen.copyOut(effect.text);
        return;
      case 'sound':
        return screen.ring();
    }
  };

  const run = async ({ number, deliverable, files }: Extract<Effect, { kind: 'run-sample' }>) => {
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

  const query = async (sql: string, attempt: string) => {
    try {
      const problem = await session.problem(desktop.store.read(attempt).plan.problem.id);
      const bench = await session.bench(problem);
      const answer = await bench.query(session.current(), sql);
      if (!answer) return;
      const outcome = answer.ok
        ? ({ ok: true, value: answer.relation } as const)
        : ({ ok: false, failure: answer.failure } as const);
      tell({ to: 'sandbox', message: { kind: 'answered', outcome, durationMs: answer.durationMs } });
    } catch (error) {
      tell({ to: 'sandbox', message: { kind: 'not-answered', message: wordsOf(error) } });
    }
  };

  return {
    perform,
    /** Everything is on disk, and nothing is open any more. */
    close: async () => {
      await settled();
      await keepNow();
      await closeLive();
      await session.close();
    },
    attend,
    grade,
  };
}

export function wordsOf(error: unknown): string {
  if (error instanceof UserError) return error.hint ? `${error.message}: ${error.hint}` : error.message;
  return `graincheck itself failed: ${error instanceof Error ? error.message : String(error)}`;
}

function hintOf(error: unknown): string | null {
  return error instanceof UserError ? (error.hint ?? null) : null;
}

function throwIt(fault: UserError | null): void {
  if (fault) throw fault;
}
