import { replayScript } from '../../app/looking/replay.ts';
import type { Dialect } from '../../domain/dialect.ts';
import { safe } from '../../reporters/shown.ts';
import { type ExitCode, exitCode } from '../exit-code.ts';
import { openOutput } from '../output.ts';
import { say } from '../terminal.ts';

type Options = {
  readonly scenario: string;
  readonly seed?: number;
  readonly output?: string;
  readonly dialect?: Dialect;
};

export async function run(
  problem: string,
  folder: string,
  { output, ...settings }: Options,
): Promise<ExitCode> {
  const put = openOutput(output);
  const onLeftOut = (told: string) => say(safe`note: ${told}`);
  await put([await replayScript({ problem, folder, onLeftOut, ...settings })]);
  return exitCode.ok;
}
