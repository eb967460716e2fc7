import { sayFailure } from './failure.ts';
import { run } from './program.ts';
import { guard, leave } from './terminal.ts';

/** The whole of a command line; ends the process. */
export async function main(argv: readonly string[]): Promise<void> {
  guard((error) => leave(sayFailure(error)));
  leave(await run(argv).catch(sayFailure));
}
