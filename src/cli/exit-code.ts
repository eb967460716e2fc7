/** What the process ends with. A score is never one of them: scripts read it from the JSON report. */
export const exitCode = {
  /** At or over the pass mark; everything went well. */
  ok: 0,
  /** Under the pass mark. */
  failed: 1,
  /** Something that the user can put right. */
  userError: 2,
  /** The problem itself is broken. */
  problemError: 3,
  /** Neither passed nor failed: too many points wait for a reader, or rest on what cannot be run here. */
  undecided: 4,
  /** graincheck itself is broken (`EX_SOFTWARE` of sysexits.h). */
  fault: 70,
  /** 128 and the number of the signal, as shells have it. */
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
