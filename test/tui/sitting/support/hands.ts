import { renameSync, writeFileSync } from 'node:fs';

/** Milliseconds by which a program's clocks are ahead: that ran by, that the machine slept, that somebody set. */
export type Hands = { readonly ranMs: number; readonly sleptMs: number; readonly setMs: number };

export type TestClock = {
  readonly file: string;
  /** Time goes by, all at once: what the program sees of it is its next reading. */
  readonly pass: (seconds: number) => void;
  readonly sleep: (seconds: number) => void;
  /** Somebody sets the clock on the wall. */
  readonly set: (seconds: number) => void;
};

/** Clocks for a program, in a file that it reads. */
export function testClock(file: string): TestClock {
  let hands: Hands = { ranMs: 0, sleptMs: 0, setMs: 0 };
  const move = (by: Partial<Hands>) => {
    hands = { ...hands, ...by };
    writeFileSync(`${file}.new`, JSON.stringify(hands));
    renameSync(`${file}.new`, file);
  };
  move({});
  return {
    file,
    pass: (seconds) => move({ ranMs: hands.ranMs + seconds * 1000 }),
    sleep: (seconds) => move({ sleptMs: hands.sleptMs + seconds * 1000 }),
    set: (seconds) => move({ setMs: hands.setMs + seconds * 1000 }),
  };
}
