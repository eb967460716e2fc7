import type { EventStream } from '../domain/event.ts';
import type { Fixture, Story } from '../domain/fixture.ts';
import type { StreamSpec } from '../domain/problem.ts';
import { ProblemError } from '../domain/user-error.ts';
import { generate } from './generate.ts';
import { hashWords } from './hash.ts';

/**
 * The stream that a scenario asks for: the named stories as they are told (`all` stands for every one), or, with
 * `generate`, a generated stream that has copies of them (without names, of all that are not left out).
 * Throws a ProblemError for a story that the fixture does not have.
 */
export const streamOf = (fixture: Fixture, spec: StreamSpec, seed: number): EventStream => {
  const stories = spec.stories.flatMap((name) => storiesOf(fixture, name));
  if (!spec.generate) return stories.flatMap((story) => story.docs);
  const { users, days, salt } = spec.generate;
  const [mixed] = hashWords(`${seed} ${salt}`);
  const named = spec.stories.length > 0 ? { ...fixture, stories } : fixture;
  return generate(named, { users, days, seed: mixed });
};

const storiesOf = (fixture: Fixture, name: string): readonly Story[] => {
  if (name === 'all') return fixture.stories;
  const story = fixture.stories.find((one) => one.name === name);
  if (story) return [story];
  throw new ProblemError(
    'E_NO_SUCH_STORY',
    `The fixture ${fixture.name} has no story ${name}.`,
    `Its stories are listed in fixtures/${fixture.name}/stories.yaml.`,
  );
};
