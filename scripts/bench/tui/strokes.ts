import { bytesOfKey } from '../../../test/support/key-bytes.ts';

const typed = (text: string) => Array.from(text, bytesOfKey);
const times = (count: number, name: string) => Array.from({ length: count }, () => bytesOfKey(name));

/**
 * Fifty keys as they fall while one writes, each of which changes what is shown: words with offers of completion
 * below them, arrows, deletions both ways, new lines, pages.
 */
const phrase: readonly string[] = [
  ...typed('user_id, even'),
  ...times(2, 'backspace'),
  ...typed('ent_ts x'),
  bytesOfKey('enter'),
  ...times(6, 'down'),
  ...times(4, 'up'),
  ...times(4, 'right'),
  ...times(3, 'left'),
  ...times(2, 'delete'),
  bytesOfKey('enter'),
  ...times(2, 'backspace'),
  bytesOfKey('pagedown'),
  bytesOfKey('down'),
];

/** So many keys, from the top of the file downwards. */
export function strokes(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => phrase[at % phrase.length] ?? '');
}
