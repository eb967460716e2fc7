import { type ChildProcess, spawn } from 'node:child_process';

/** A program that has the terminal for a while. */
export type Program = {
  readonly command: string;
  readonly args: readonly string[];
};

/** How it ended. `missing`: there is no such command, or it may not be run. */
export type Outside =
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly code: number }
  | { readonly kind: 'killed'; readonly signal: string }
  | { readonly kind: 'missing'; readonly reason: string };

/**
 * The editor of `$VISUAL` or `$EDITOR` on files. Such a command is a line for a shell, as git has it:
 * `code --wait`, `'/opt/my editor/bin/edit'`.
 */
export function editing(command: string, files: readonly string[]): Program {
  if (process.platform === 'win32') return { command: 'cmd', args: ['/d', '/s', '/c', command, ...files] };
  return { command: 'sh', args: ['-c', `${command} "$@"`, command, ...files] };
}

/** What a shell ends with where it cannot run a command, or find it. */
const notRunnable = 126;
const notFound = 127;

/** Runs a program with our terminal. `child` is there to be signalled; null: it could not even be tried. */
export function runWithTerminal({ command, args }: Program): {
  readonly child: ChildProcess | null;
  readonly ended: Promise<Outside>;
} {
  try {
    const child = spawn(command, args, { stdio: 'inherit' });
    return { child, ended: endOf(child) };
  } catch (error) {
    // A command or a folder that no system takes, as one with a zero byte.
    return { child: null, ended: Promise.resolve(missing(error)) };
  }
}

function endOf(child: ChildProcess): Promise<Outside> {
  return new Promise((resolve) => {
    child.on('error', (error) => resolve(missing(error)));
    child.on('exit', (code, signal) => {
      if (signal) resolve({ kind: 'killed', signal });
      else if (code === notFound) resolve({ kind: 'missing', reason: 'there is no such command' });
      else if (code === notRunnable) resolve({ kind: 'missing', reason: 'it cannot be run' });
      else resolve(code ? { kind: 'failed', code } : { kind: 'done' });
    });
  });
}

function missing(error: unknown): Outside {
  return { kind: 'missing', reason: error instanceof Error ? error.message : String(error) };
}
