import type { Ring } from '../../../sitting/due.ts';
import { clockOf } from '../../view/words.ts';

/** One line that says what has just happened. It stays until something else is worth saying. */
export type Notice = { readonly tone: 'good' | 'warn' | 'bad' | 'muted'; readonly text: string };

/** What a ring says; null: nothing that is worth a line. */
function noticeOf(ring: Ring): Notice | null {
  switch (ring.kind) {
    case 'part-bell':
      return {
        tone: 'warn',
        text:
          ring.next === null
            ? `The time of part ${ring.part} is up. Stay at the cost of the others, or F8.`
            : `The time of part ${ring.part} is up: on to part ${ring.next}. F7 leads back.`,
      };
    case 'last-bell':
      return {
        tone: 'bad',
        text: 'Time is up; this is kept as your score at the bell. F10 hands in.',
      };
    case 'curveball':
      return { tone: 'warn', text: 'The interviewer changes a requirement: see the brief (F2).' };
    case 'warning':
      return {
        tone: ring.secondsLeft === 10 ? 'bad' : 'warn',
        text: `${ring.secondsLeft === 10 ? 'Ten seconds' : 'One minute'} left ${ring.scope === 'part' ? 'in this part' : 'in all'}.`,
      };
    case 'gap':
      return { tone: 'warn', text: gapText(ring) };
    case 'wall-shift':
      return { tone: 'muted', text: 'The clock on the wall was changed; this one was not.' };
  }
}

function gapText({ what, ms, counted }: Extract<Ring, { kind: 'gap' }>): string {
  const length = clockOf(ms);
  const gone = what === 'away' ? `You were away for ${length}` : `The machine slept for ${length}`;
  return `${gone}; the clock ${counted > 0 ? 'went on' : 'waited'}.`;
}

const weight = { 'last-bell': 5, 'part-bell': 4, curveball: 3, gap: 2, warning: 1, 'wall-shift': 0 } as const;

/** Of several rings at once the weightiest is said, the later of two alike. */
export function noticeOfRings(rings: readonly Ring[]): Notice | null {
  const [first] = rings.toReversed().sort((a, b) => weight[b.kind] - weight[a.kind]);
  return first ? noticeOf(first) : null;
}

/** On coming back: how long one was away, and where that has led. One line of 80 cells has room for it. */
export function noticeOfGaps(rings: readonly Ring[]): Notice | null {
  const gap = rings.findLast((ring) => ring.kind === 'gap');
  if (!gap) return noticeOfRings(rings.filter(({ kind }) => kind.endsWith('bell')));
  const last = rings.some(({ kind }) => kind === 'last-bell');
  const next = rings.findLast((ring) => ring.kind === 'part-bell')?.next ?? null;
  const then = last ? ' Time is up.' : next === null ? '' : ` On to part ${next}.`;
  return { tone: last ? 'bad' : 'warn', text: gapText(gap) + then };
}

/** What is still worth its line once one does something else. */
export function lasting(notice: Notice | null): Notice | null {
  return notice?.tone === 'bad' ? notice : null;
}

/** What is said in passing takes the place of no bell and no warning that came before it. */
export function saidOver(shown: Notice | null, next: Notice): Notice {
  return next.tone === 'muted' && shown !== null && shown.tone !== 'muted' ? shown : next;
}
