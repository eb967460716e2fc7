import type { ModelFindings } from '../../domain/finding/models.ts';
import { countsText, plural } from './counts.ts';
import type { WordingOf } from './words.ts';

export const MODELS: WordingOf<ModelFindings> = {
  'layer-missing': ({ layer }) => ({
    message: `No table or view is called ${layer}.`,
    hint: 'The layers are told apart by the beginning of their names; the statement has them.',
  }),
  'layers-empty': ({ layers }) => ({
    message: `Nothing stood in ${layers.join(' or ')} before it was emptied, so nothing could be rebuilt.`,
    hint: 'The load has to fill those layers, whether tables or views.',
  }),
  'rebuilt-rows': ({ table, ...counts }) => ({
    message: `${table}, emptied and filled again, is not what it was: ${countsText(counts)}.`,
    hint: 'The rebuild has nothing but what was kept: whatever the load took from elsewhere has to be kept there too.',
  }),
  'rebuilt-answer': ({ question, ...counts }) => ({
    message: `${question} answers otherwise after the rebuild: ${countsText(counts)}.`,
    hint: 'Every table that was emptied has to be filled again, those of the last layer too.',
  }),
  'totals-differ': ({ detail, totals, ...counts }) => ({
    message: `${totals} is not what the rows of ${detail} come to: ${countsText(counts)}.`,
    hint: `Fill both from one source by one rule: what counts as a row of ${detail} counts in ${totals}.`,
  }),
  'change-too-long': ({ model, file, statements, most }) => ({
    message: `${model}: ${file} takes ${statements} ${plural(statements, 'statement', 'statements')}, at most ${most} ${plural(most, 'is', 'are')} allowed.`,
    hint: 'What this pattern is chosen for is that the change needs no more.',
  }),
};
