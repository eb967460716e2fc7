type Paint = (text: string) => string;

/** Colours by what they mean; a reporter never names a colour. */
export type Style = {
  readonly good: Paint;
  readonly bad: Paint;
  readonly warn: Paint;
  readonly muted: Paint;
  readonly strong: Paint;
  readonly emphasis: Paint;
  /** Names and words of a language within a sentence. */
  readonly code: Paint;
  readonly link: Paint;
};

const asItIs: Paint = (text) => text;
const sgr =
  (on: string, off: string): Paint =>
  (text) =>
    text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;

/** For files, pipes and `NO_COLOR`. */
export const plain: Style = {
  good: asItIs,
  bad: asItIs,
  warn: asItIs,
  muted: asItIs,
  strong: asItIs,
  emphasis: asItIs,
  code: asItIs,
  link: asItIs,
};

/** For terminals. */
export const coloured: Style = {
  good: sgr('32', '39'),
  bad: sgr('31', '39'),
  warn: sgr('33', '39'),
  muted: sgr('2', '22'),
  strong: sgr('1', '22'),
  emphasis: sgr('3', '23'),
  code: sgr('36', '39'),
  link: sgr('4', '24'),
};
