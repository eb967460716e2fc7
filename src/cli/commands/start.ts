import { type ExitCode, exitCode } from '../exit-code.ts';
import { tool } from '../tool.ts';

type Options = {
  readonly dir?: string;
  readonly part?: string;
  readonly minutes?: number;
  readonly untimed: boolean;
  readonly practice?: boolean;
  readonly interview?: boolean;
  readonly curveball: boolean;
  readonly screenReader?: boolean;
};

export async function run(problem: string | undefined, options: Options): Promise<ExitCode> {
  const { openTerminal } = await import('../../tui/main.ts');
  const ended = await openTerminal({
    tool,
    problem: problem ?? null,
    folder: options.dir ?? null,
    part: options.part ?? null,
    minutes: options.minutes ?? null,
    untimed: options.untimed,
    mode: options.practice ? 'practice' : options.interview ? 'interview' : null,
    curveballs: options.curveball,
    screenReader: options.screenReader ?? null,
  });
  return ended === 'interrupted' ? exitCode.interrupted : exitCode.ok;
}
