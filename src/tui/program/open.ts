import { type DrillBook, openSchedule, outcomeOf } from '../../app/sitting/drills/schedule.ts';
import { historyOf } from '../../app/looking/history/history.ts';
import { lessonOf } from '../../app/looking/lesson/read.ts';
import { listProblems } from '../../app/looking/problem-list.ts';
import { curveballsOf } from '../../app/sitting/after.ts';
import { home } from '../../app/sitting/desktop.ts';
import { handedInFiles } from '../../app/sitting/handed-in.ts';
import { type LiveSitting, resumeSitting } from '../../app/sitting/live.ts';
import { pointsToMark } from '../../app/sitting/marks.ts';
import { filesIn, textsOf, writtenDialect } from '../../app/sitting/texts.ts';
import { walkThroughOf } from '../../app/sitting/walk-through.ts';
import type { CatalogueTable } from '../../domain/run.ts';
import { drillNamed } from '../../domain/drill.ts';
import type { FileTexts } from '../../domain/submission.ts';
import type { Destination } from '../screen.ts';
import { initial as openBriefing } from '../screens/briefing.ts';
import { initial as openDefend } from '../screens/defend/state.ts';
import { initial as openDrills } from '../screens/drills.ts';
import { initial as openGrading } from '../screens/grading.ts';
import { initial as openHistory } from '../screens/history.ts';
import { initial as openLesson } from '../screens/lesson.ts';
import { initial as openMarking } from '../screens/marking.ts';
import { initial as openProblems } from '../screens/problems/state.ts';
import { initial as openReferences } from '../screens/references.ts';
import { initial as openSandbox } from '../screens/sandbox/state.ts';
import { initial as openScorecard } from '../screens/scorecard/state.ts';
import { asked, initial as openWalkThrough } from '../screens/walkthrough.ts';
import { initial as openWorkspace } from '../screens/workspace/state.ts';
import type { How } from './model.ts';
import type { Shown } from './screens.ts';
import { type Session, wantedOf } from './session.ts';

/** What stands behind a screen that comes in front. */
export function howOf({ screen }: Destination): How {
  switch (screen) {
    case 'problems':
      return 'root';
    case 'workspace':
    case 'walkthrough':
    case 'grading':
    case 'scorecard':
    case 'drills':
      return 'over-problems';
    case 'briefing':
    case 'lesson':
    case 'defend':
    case 'marking':
    case 'references':
    case 'history':
    case 'sandbox':
      return 'push';
  }
}

/**
 * Reads what a screen shows.
 * @throws UserError where that is not there, or cannot be read.
 */
export async function openScreen(session: Session, to: Destination): Promise<Shown> {
  const { desktop } = session;
  switch (to.screen) {
    case 'problems':
      return { name: 'problems', state: openProblems(await home(desktop)) };
    case 'briefing':
      return { name: 'briefing', state: await briefing(session, to.problem, to.part) };
    case 'lesson': {
      const { problem, parts } = lessonOf(await session.problem(to.problem));
      return { name: 'lesson', state: openLesson({ problem, parts }) };
    }
    case 'workspace': {
      const attempt = desktop.store.read(to.attempt);
      const problem = await session.problem(attempt.plan.problem.id);
      return showLive(session, await resumeSitting(desktop, problem, to.attempt));
    }
    case 'walkthrough': {
      const { attempt, problem } = await attemptOf(session, to.attempt);
      const open = await walkThroughOf(desktop, problem, attempt.id);
      return open.length > 0
        ? { name: 'walkthrough', state: openWalkThrough({ attempt, questions: open.map(asked) }) }
        : openScreen(session, { screen: 'grading', attempt: attempt.id });
    }
    case 'grading': {
      const { attempt, problem } = await attemptOf(session, to.attempt);
      return { name: 'grading', state: openGrading({ attempt, problem }) };
    }
    case 'scorecard': {
      const { attempt, problem } = await attemptOf(session, to.attempt);
      const curveballs = curveballsOf(desktop, problem, attempt).map(({ curveball, results }) => ({
        says: curveball.says,
        results,
      }));
      return {
        name: 'scorecard',
        state: openScorecard({
          attempt,
          curveballs,
          drill: drillNamed(problem.id) ? outcomeOf(await drillBook(session), problem.id) : null,
        }),
      };
    }
    case 'defend': {
      const { attempt, problem } = await attemptOf(session, to.attempt);
      const files = await handedInFiles(desktop, problem, attempt.id);
      const answersFile = Object.values(files).find(({ file }) => file === 'answers.md')?.text || null;
      return { name: 'defend', state: openDefend({ attempt, followUps: problem.followUps, answersFile }) };
    }
    case 'marking': {
      const { attempt, problem } = await attemptOf(session, to.attempt);
      const points = await pointsToMark(desktop, problem, attempt.id);
      return { name: 'marking', state: openMarking({ attempt, points }) };
    }
    case 'references':
      return { name: 'references', state: await references(session, to.attempt) };
    case 'history': {
      const { attempts, broken } = desktop.store.list();
      const history = historyOf(attempts, (await listProblems()).problems);
      return { name: 'history', state: openHistory({ attempts, broken, history }) };
    }
    case 'drills': {
      const { schedule, broken, brokenProblems } = await drillBook(session);
      const just = to.just ?? null;
      return {
        name: 'drills',
        state: openDrills({ schedule, broken: [...brokenProblems, ...broken], just }),
      };
    }
    case 'sandbox':
      return { name: 'sandbox', state: await sandbox(session, to) };
  }
}

/** A sitting that has just been opened comes onto the screen, and this process has it from now on. */
export function showLive(session: Session, live: LiveSitting): Shown {
  session.live = live;
  const { id: attempt, problem, sitting, rings, files } = live;
  const dialect = writtenDialect(problem, textsOf(problem, files));
  return { name: 'workspace', state: openWorkspace({ attempt, problem, sitting, rings, files, dialect }) };
}

/** Of every problem here, and of the one that was given by its folder. */
function drillBook({ desktop, wanted }: Session): Promise<DrillBook> {
  return openSchedule(desktop, { kind: 'all', and: wanted.problem });
}

async function briefing(session: Session, id: string, part?: string) {
  const { desktop } = session;
  const problem = await session.problem(id);
  const wanted = wantedOf(session, id);
  const own = wanted.part ?? undefined;
  const only = part ?? (problem.parts.some((one) => one.id === own) ? own : undefined);
  const mode = wanted.mode ?? desktop.settings.mode;
  const state = openBriefing({ problem, mode, ...(only !== undefined && { part: only }) });
  return { ...state, timed: !wanted.untimed, minutes: wanted.minutes, curveball: wanted.curveballs };
}

async function attemptOf(session: Session, id: string) {
  const attempt = session.desktop.store.read(id);
  return { attempt, problem: await session.problem(attempt.plan.problem.id) };
}

async function references(session: Session, id: string) {
  const { problem } = await attemptOf(session, id);
  const files = await handedInFiles(session.desktop, problem, id);
  const models = problem.references.map(async ({ id: model, title, page, tradeOffs, folder }) => ({
    id: model,
    title,
    page,
    tradeOffs,
    files: written(await filesIn(problem, folder)),
  }));
  const yours = { id: 'yours', title: 'Yours', page: '', tradeOffs: [], files: written(files) };
  return openReferences({ attempt: id, yours, references: await Promise.all(models) });
}

function written(files: FileTexts) {
  return Object.values(files).filter(({ text }) => text.trim() !== '');
}

/** The tables of the model are those that the load leaves, or the schema where that fails. */
async function sandbox(
  session: Session,
  { attempt: id, model }: Extract<Destination, { screen: 'sandbox' }>,
) {
  const { problem } = await attemptOf(session, id);
  const files =
    session.live?.id === id ? session.current() : await handedInFiles(session.desktop, problem, id);
  const bench = await session.bench(problem);
  const roles = ['load', 'schema'].flatMap(
    (role) => problem.deliverables.find((one) => one.role === role && one.model === model)?.id ?? [],
  );
  let tables: readonly CatalogueTable[] = [];
  for (const deliverable of roles) {
    const run = await bench.run(files, deliverable);
    if (run?.outcome.kind !== 'loaded' && run?.outcome.kind !== 'schema') continue;
    tables = run.outcome.catalogue.tables;
    break;
  }
  return openSandbox({
    attempt: id,
    model,
    bronze: problem.bronze,
    tables,
    dialect: writtenDialect(problem, files),
  });
}
