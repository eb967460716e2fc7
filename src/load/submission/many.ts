import { UserError } from '../../domain/user-error.ts';
import type { Tree } from './tree.ts';

const SHOWN = 3;
/** So many names that are asked for make a folder a submission. */
const FEWEST = 2;

/**
 * @param files that the problem asks for, none of which lies at the root of the tree.
 * @throws UserError `E_MANY_SUBMISSIONS` where folders in it are submissions: graded as one they would have no points.
 */
export async function refuseMany(
  tree: Tree,
  folder: string,
  problem: string,
  files: readonly string[],
): Promise<void> {
  const asked = new Set(files.map((file) => file.split('/')[0]));
  const inside = (await tree.names('')).map(async (name) => {
    const names = await tree.names(name).catch(() => []);
    return names.filter((each) => asked.has(each)).length >= FEWEST ? [name] : [];
  });
  const names = (await Promise.all(inside)).flat();
  const [first] = names;
  if (first === undefined) return;
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : '';
  const [have, hint] =
    names.length === 1
      ? [`the folder ${first} in it has`, `graincheck grade ${problem} ${folder}/${first}`]
      : [
          `${names.length} folders in it have: ${names.slice(0, SHOWN).join(', ')}${more}`,
          `each is graded by itself: for each in ${folder}/*/; do graincheck grade ${problem} "$each" --format json --output "\${each%/}.json"; done`,
        ];
  throw new UserError(
    'E_MANY_SUBMISSIONS',
    `${folder} has none of the files that ${problem} asks for; ${have}`,
    hint,
  );
}
