import { type ChildProcess, spawn } from 'node:child_process';

/** Bytes of what a judge may print. */
const MOST = 1024 * 1024;
/** Characters of its stderr that are told. */
const TOLD = 300;

export type JudgeRun =
  | { readonly ok: true; readonly stdout: string }
  | { readonly ok: false; readonly why: string };

/**
 * Runs a command line by the shell of the platform (`sh -c`, or `cmd`), with a text on its stdin. It and all that it
 * starts are ended after `timeoutMs`, when it prints more than a megabyte, and with this process. Never rejects, but
 * for the signal's reason.
 */
export function runJudge(
  command: string,
  stdin: string,
  { timeoutMs, signal }: { readonly timeoutMs: number; readonly signal?: AbortSignal | undefined },
): Promise<JudgeRun> {
  return new Promise((resolve, reject) => {
    // A group of its own can be ended as a whole.
    const child = spawn(command, { shell: true, detached: process.platform !== 'win32', windowsHide: true });
    const out: Buffer[] = [];
    let [size, err] = [0, ''];
    let ended = false;
    const kill = () => endGroup(child);
    const end = (settle: () => void) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      process.off('exit', kill);
      signal?.removeEventListener('abort', abort);
      kill();
      settle();
    };
    const fail = (why: string) => end(() => resolve({ ok: false, why: `${why}${toldBy(err)}` }));
    const abort = () => end(() => reject(signal?.reason));
    const timer = setTimeout(() => fail(`it took longer than ${timeoutMs / 1000} s.`), timeoutMs);
    process.on('exit', kill);
    signal?.addEventListener('abort', abort);
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > MOST) fail('it printed more than a megabyte.');
      else out.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      err = `${err}${chunk}`.slice(-TOLD * 4);
    });
    // A judge that does not read what it is given may still judge.
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
    child.on('error', ({ message }) => fail(`it cannot be started: ${message}.`));
    child.on('close', (code, by) => {
      if (code === 0) end(() => resolve({ ok: true, stdout: Buffer.concat(out).toString('utf8') }));
      else fail(code === null ? `it was ended by ${by}.` : `it ended with exit code ${code}.`);
    });
    if (signal?.aborted) abort();
  });
}

function endGroup({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    if (process.platform !== 'win32') process.kill(-pid, 'SIGKILL');
    else if (exitCode === null) spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
  } catch {
    // It has ended already.
  }
}

function toldBy(stderr: string): string {
  const told = stderr.trim().slice(-TOLD);
  return told === '' ? '' : ` It said: ${told}`;
}
