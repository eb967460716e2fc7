import type { Attempt } from '../../domain/attempt.ts';
import { remarked } from '../../grade/remark.ts';
import type { Store } from '../../store/store.ts';

/** A store whose attempts have their candidate's marks in their scorecards: in practice these count. */
export function markedStore(store: Store): Store {
  return {
    ...store,
    read: (id) => marked(store.read(id)),
    list: () => {
      const { attempts, broken } = store.list();
      return { attempts: attempts.map(marked), broken };
    },
    unfinished: () => store.unfinished().map(marked),
  };
}

function marked(attempt: Attempt): Attempt {
  const { atBell, afterOvertime, marks } = attempt;
  return {
    ...attempt,
    atBell: atBell && remarked(atBell, marks),
    afterOvertime: afterOvertime && remarked(afterOvertime, marks),
  };
}
