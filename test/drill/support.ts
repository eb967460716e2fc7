import { drillNamed, type Rating, type Review } from '../../src/domain/drill.ts';

/** `one.a hard 7 2026-03-20T10:00:00Z`: a review of a task with 7 of 10 points. */
export function review(text: string, at = 0): Review {
  const [id = '', rating, score, moment = ''] = text.split(' ');
  const name = drillNamed(id);
  if (!name) throw new Error(`${text} names no task`);
  return {
    ...name,
    attempt: `${id}/${String(at + 1).padStart(4, '0')}`,
    from: 'drill',
    at: moment,
    score: { score: Number(score), open: 0, maxScore: 10 },
    usedMs: 200_000,
    // The cases are written with these words.
    rating: rating as Rating,
  };
}

const task = (id: string) => ({ id, title: `Task ${id}`, drill: true });

export const problems = [
  {
    id: 'one',
    title: 'Problem one',
    tasks: [...['a', 'b', 'c', 'd'].map(task), { ...task('whole'), drill: false }],
  },
  { id: 'two', title: 'Problem two', tasks: [task('x')] },
];
