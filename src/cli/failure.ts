import { CommanderError } from 'commander';
import { ProblemError, UserError } from '../domain/user-error.ts';
import { safe, shownLines } from '../reporters/shown.ts';
import { type ExitCode, exitCode } from './exit-code.ts';
import { say, styleOf } from './terminal.ts';

/** Says on stderr what went wrong, and with which exit code to leave. */
export function sayFailure(error: unknown): ExitCode {
  if (error instanceof CommanderError && error.exitCode === 0) return exitCode.ok;
  const known = error instanceof CommanderError ? usageError(error) : error;
  if (!(known instanceof UserError)) return sayFault(error);
  const style = styleOf('stderr');
  say(safe`${safe`error`.painted(style.bad)} ${known.code}: ${shownLines(known.message)}`);
  if (known.hint) say(safe`${safe`hint`.painted(style.strong)}: ${shownLines(known.hint)}`);
  return known instanceof ProblemError ? exitCode.problemError : exitCode.userError;
}

function sayFault(error: unknown): ExitCode {
  const message = error instanceof Error ? error.message : String(error);
  say(safe`graincheck itself failed; this is a fault of graincheck and not of yours: ${message}`);
  if (error instanceof Error && error.stack) say(shownLines(error.stack));
  return exitCode.fault;
}

const codes: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'E_UNKNOWN_COMMAND',
  'commander.unknownOption': 'E_UNKNOWN_OPTION',
  'commander.missingArgument': 'E_MISSING_ARGUMENT',
  'commander.optionMissingArgument': 'E_MISSING_VALUE',
  'commander.excessArguments': 'E_TOO_MANY_ARGUMENTS',
  'commander.invalidArgument': 'E_BAD_VALUE',
};

/** The parser's own errors, in the form of all others. */
function usageError({ code, message }: CommanderError): UserError {
  const [first = '', ...more] = message.replace(/^error: /, '').split('\n');
  const meant = /^\(Did you mean (.*)\?\)$/.exec(more.join(''))?.[1];
  const hint = meant ? `did you mean ${meant}?` : 'graincheck --help tells more';
  return new UserError(codes[code] ?? 'E_USAGE', first.replace(/\.$/, ''), hint);
}
