import * as z from 'zod';

/** Names of the two forms, with their version. */
export const JUDGE_REQUEST = 'graincheck/judge-request/2';
const JUDGEMENT = 'graincheck/judgement/1';

/** What a judge program reads on its stdin. */
export const judgeRequest = z.strictObject({
  format: z.literal(JUDGE_REQUEST).describe('Name and version of this form.'),
  problem: z.strictObject({ id: z.string(), title: z.string() }).describe('The problem.'),
  deliverable: z.string().describe('Id of the answer: `late_data`.'),
  file: z.string().describe('Its file: `late_data.md`.'),
  answer: z.string().describe('What the candidate wrote, in Markdown, as it stands in the file.'),
  rubric: z
    .strictObject({
      points: z.array(
        z.strictObject({
          id: z.string(),
          title: z.string().describe('The point, in a few words.'),
          model: z.string().describe('How a good answer makes it.'),
          makes: z.array(z.string()).describe('Sentences that make it.'),
          misses: z.array(z.string()).describe('Sentences that miss it or say the opposite.'),
        }),
      ),
    })
    .describe('The points to make.'),
  modelAnswer: z.string().describe('The model answers of all points, put together.'),
});

const PROSE = 4000;

/** What it prints on its stdout. */
export const judgement = z.strictObject({
  format: z.literal(JUDGEMENT).describe('Name and version of this form.'),
  points: z
    .array(
      z.strictObject({
        id: z.string().describe('Id of a point of the request; each of them once.'),
        score: z.number().min(0).max(1).describe('Share of the point that is made, 0 to 1.'),
        quote: z.string().max(PROSE).optional().describe('Words of the answer that make it.'),
        comment: z.string().max(PROSE).optional().describe('For the candidate: why, or what is missing.'),
      }),
    )
    .describe('A mark for each point.'),
});

export type JudgeRequest = z.output<typeof judgeRequest>;
export type JudgementJson = z.output<typeof judgement>;
