import { openEngine } from '../../app/kit/engine.ts';
import { lessonOf } from '../../app/looking/lesson/read.ts';
import { runLesson } from '../../app/looking/lesson/run.ts';
import { giveUp, gradeAttempt } from '../../app/sitting/after.ts';
import { beginSitting } from '../../app/sitting/live.ts';
import { keepMarks } from '../../app/sitting/marks.ts';
import { keepWalkThrough } from '../../app/sitting/walk-through.ts';
import { UserError } from '../../domain/user-error.ts';
import type { Destination } from '../screen.ts';
import { howOf, openScreen, showLive } from './open.ts';
import { wantedOf } from './session.ts';
import { hintOf, type Of, wordsOf, type Works } from './works.ts';

/** From screen to screen, and what begins and ends with one: sittings and gradings. */
export function going(works: Works, keepNow: () => Promise<void>, settle: () => Promise<void>) {
  const { session, dispatch, tell, background } = works;
  const { desktop } = session;

  /** The sitting is let go with everything on disk; its clock goes on as its mode says. */
  const letGo = async () => {
    await settle();
    const { live } = session;
    session.live = null;
    if (!live) return;
    live.append([{ kind: 'beat', at: desktop.clock() }]);
    await live.close();
  };

  /** What a sitting on the screen has beside it: news of its files, and an engine that is warm. */
  const attend = () => {
    const { live } = session;
    if (!live) return;
    live.watch(
      (file, text) => tell({ to: 'workspace', message: { kind: 'outside', file, text } }),
      (error) => tell({ to: 'workspace', message: { kind: 'say', tone: 'warn', text: wordsOf(error) } }),
    );
    // A problem that cannot be opened is told when something is run.
    session.bench(live.problem).catch(() => undefined);
  };

  const grade = async (id: string) => {
    const round = (state: 'atBell' | 'afterOvertime') => (state === 'atBell' ? 'at-bell' : 'after-overtime');
    try {
      const problem = await session.problem(desktop.store.read(id).plan.problem.id);
      const attempt = await gradeAttempt(desktop, problem, id, {
        report: session.report,
        signal: session.ending.signal,
        onCheck: (state, result) =>
          tell({ to: 'grading', message: { kind: 'graded', of: round(state), result } }),
        onProgress: (_, done, total) => tell({ to: 'grading', message: { kind: 'progress', done, total } }),
      });
      tell({ to: 'grading', message: { kind: 'grading-done', attempt } });
    } catch (error) {
      const message = error instanceof UserError ? error.message : wordsOf(error);
      const failed = { kind: 'grading-failed', message, hint: hintOf(error) } as const;
      tell({ to: 'grading', message: failed });
    }
  };

  const go = async (to: Destination) => {
    // The sitting goes on behind the sandbox, and ends its stay on the screen for anything else.
    if (session.live && to.screen !== 'sandbox') await letGo();
    const shown = await openScreen(session, to);
    dispatch({ kind: 'opened', shown, how: howOf(to) });
    if (to.screen === 'workspace') attend();
    if (to.screen === 'lesson') await runShownLesson(works, to.problem);
    if (shown.name === 'grading') await grade(shown.state.attempt.id);
  };

  const begin = async ({ kind: _, problem: id, ...wish }: Of<'start-sitting'>) => {
    const problem = await session.problem(id);
    const live = await beginSitting(desktop, problem, wish, wantedOf(session, id).folder);
    dispatch({ kind: 'opened', shown: showLive(session, live), how: 'over-problems' });
    attend();
  };

  const endAndGrade = async ({ attempt, files }: Of<'hand-in'>) => {
    const fault = await session.live?.keepHandedIn(files);
    if (fault) throw fault;
    background.start(go({ screen: 'walkthrough', attempt }));
  };

  const walkedThrough = async ({ attempt, walkThrough }: Of<'walked-through'>) => {
    const problem = await session.problem(desktop.store.read(attempt).plan.problem.id);
    const fault = await keepWalkThrough(desktop, problem, attempt, walkThrough);
    if (fault) throw fault;
    await go({ screen: 'grading', attempt });
  };

  const marked = async ({ attempt, marks }: Of<'marked'>) => {
    await keepNow();
    const fault = await keepMarks(desktop, attempt, marks);
    if (fault) throw fault;
    await go({ screen: 'scorecard', attempt });
  };

  const abandon = async (attempt: string) => {
    const fault = giveUp(desktop, attempt);
    if (fault) throw fault;
    await go({ screen: 'problems' });
  };

  return {
    go: ({ to }: Of<'go'>) => background.start(go(to)),
    back: () => {
      if (works.canGoBack()) dispatch({ kind: 'closed' });
      else background.start(go({ screen: 'problems' }));
    },
    quit: () => works.quit(),
    'start-sitting': (effect: Of<'start-sitting'>) => background.start(begin(effect)),
    'hand-in': (effect: Of<'hand-in'>) => background.start(endAndGrade(effect)),
    'walked-through': (effect: Of<'walked-through'>) => background.start(walkedThrough(effect)),
    marked: (effect: Of<'marked'>) => background.start(marked(effect)),
    'give-up': ({ attempt }: Of<'give-up'>) => background.start(abandon(attempt)),
    letGo,
  };
}

/** Runs the blocks of the lesson that has come onto the screen; results reach it one by one. */
async function runShownLesson({ session, tell }: Works, problem: string): Promise<void> {
  try {
    const engine = await openEngine(undefined, 1);
    try {
      await runLesson(lessonOf(await session.problem(problem)), {
        engine,
        onOutcome: (block, outcome) =>
          tell({ to: 'lesson', message: { kind: 'ran', problem, block, outcome } }),
        signal: session.ending.signal,
      });
    } finally {
      await engine.close();
    }
  } catch (error) {
    if (!session.ending.signal.aborted)
      tell({ to: 'lesson', message: { kind: 'not-run', problem, message: wordsOf(error) } });
  }
}
