// A judge for `graincheck grade --judge`: reads a request on stdin, prints marks on stdout.
// This one looks for the words of each model answer; put your own reading, or a call of a service, in its place.
import process from 'node:process';

let text = '';
for await (const chunk of process.stdin) text += chunk;
const { answer, rubric } = JSON.parse(text);

const wordsOf = (prose) => new Set(prose.toLowerCase().match(/\p{L}{5,}/gu) ?? []);
const said = wordsOf(answer);

const points = rubric.points.map(({ id, model }) => {
  const wanted = [...wordsOf(model)];
  const missing = wanted.filter((word) => !said.has(word));
  const share = 1 - missing.length / Math.max(1, wanted.length);
  return {
    id,
    score: share > 0.6 ? 1 : share > 0.3 ? 0.5 : 0,
    comment: missing.length > 0 ? `does not speak of: ${missing.slice(0, 5).join(', ')}` : 'all of it',
  };
});
process.stdout.write(JSON.stringify({ format: 'graincheck/judgement/1', points }));
