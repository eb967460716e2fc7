import type { Effect } from '../screen.ts';
import { background, type Of, wordsOf, type Works } from './works.ts';
import { keeping, saving } from './saving.ts';
import { editOutside } from './edit-outside.ts';
import { going } from './going.ts';
import { trying } from './trying.ts';

export type Performer = {
  readonly perform: (effect: Effect) => void;
  /** Everything is on disk, and nothing is open any more. */
  readonly close: () => Promise<void>;
};

/** Does what screens want done. Each kind of effect has one place. */
export function performer(given: Omit<Works, 'background' | 'tell'>): Performer {
  const { session, screen, dispatch } = given;
  const said = (error: unknown) => dispatch({ kind: 'fault', text: wordsOf(error) });
  const works: Works = {
    ...given,
    tell: (message) => dispatch({ kind: 'message', message }),
    background: background(said),
  };
  // Apart from the rest: whoever lets a sitting go waits for its files, and not for a grading.
  const writes = background(said);
  const { stop, ...saves } = saving({ ...works, background: writes });
  const { keepNow, ...keeps } = keeping(works);
  const { letGo, ...goes } = going(works, keepNow, async () => {
    stop();
    await writes.settled();
  });
  const does: { readonly [K in Effect['kind']]: (effect: Of<K>) => void } = {
    ...saves,
    ...keeps,
    ...goes,
    ...trying(works),
    'edit-outside': (effect) => works.background.start(editOutside(works, effect)),
    'copy-out': ({ text }) => void screen.copyOut(text),
    sound: screen.ring,
    suspend: screen.suspend,
  };
  return {
    perform: (effect) => doIt(does, effect.kind, effect),
    close: async () => {
      // What is not wanted any more: a grading is done again the next time.
      session.ending.abort();
      await works.background.settled();
      await keepNow();
      await letGo();
      await session.close();
    },
  };
}

function doIt<K extends Effect['kind']>(
  does: { readonly [E in K]: (effect: Of<E>) => void },
  kind: K,
  effect: Effect,
): void {
  // The table's type promises that each kind's place takes the effect of that kind.
  does[kind](effect as Of<K>);
}
