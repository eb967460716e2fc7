import { type DrillBook, drillWanted, openSchedule } from '../../app/sitting/drills/schedule.ts';
import { openDesktop, readSettings } from '../../app/sitting/desktop.ts';
import { UserError } from '../../domain/user-error.ts';
import { scheduleJson, scheduleReport } from '../../reporters/schedule.ts';
import { Shown } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { lineWidth, styleOf, write } from '../terminal.ts';
import { run as start } from './start.ts';

type Options = {
  readonly schedule: boolean;
  readonly json: boolean;
  readonly screenReader?: boolean;
};

/** One task, five minutes: the one that is named, or the first of the schedule. */
export async function run(
  problem: string | undefined,
  task: string | undefined,
  { schedule, json, screenReader }: Options,
): Promise<ExitCode> {
  const given = problem ?? null;
  const { settings } = await readSettings();
  const desktop = () => openDesktop(settings);
  const whose =
    given === null ? ({ kind: 'all', and: null } as const) : ({ kind: 'one', problem: given } as const);
  if (schedule || json) return show(await openSchedule(desktop(), whose), json);
  const wanted = await drillWanted(desktop, given, task ?? null);
  return start(wanted, {
    untimed: false,
    curveball: false,
    ...(screenReader !== undefined && { screenReader }),
  }).catch(withAdvice);
}

/** Without a terminal there is still the schedule, and a folder of one's own to check. */
function withAdvice(error: unknown): never {
  if (!(error instanceof UserError) || error.code !== 'E_NO_TERMINAL') throw error;
  const hint =
    'a drill needs a terminal; without one: graincheck drill --schedule, and graincheck check <problem>.<task> <folder> --watch';
  throw new UserError(error.code, error.message, hint);
}

async function show({ schedule, broken, brokenProblems }: DrillBook, json: boolean): Promise<ExitCode> {
  const told = { schedule, broken: [...brokenProblems, ...broken] };
  await write(
    Shown.report(
      json ? scheduleJson(told) : scheduleReport(told, { width: lineWidth(), style: styleOf('stdout') }),
    ),
  );
  return exitCode.ok;
}
