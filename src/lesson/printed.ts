import type { LessonBlock } from '../domain/lesson.ts';
import type { Relation } from '../domain/relation.ts';
import { relationText } from '../reporters/relation.ts';
import { plain } from '../reporters/style.ts';

/** Cells of a page's results; on a terminal they are as wide as that is. */
const width = 96;

/** The answer of a block as a page has it between its fences. */
export function printed(relation: Relation, { rows }: LessonBlock): string {
  return relationText(relation, { width, rows }, plain).join('\n');
}
