type Paint = (text: string) => string;

/** What a stretch of text is in its language. */
export type TokenKind =
  | 'text'
  | 'keyword'
  | 'string'
  | 'number'
  | 'comment'
  | 'name'
  | 'type'
  | 'function'
  | 'operator'
  | 'punctuation'
  | 'parameter'
  | 'key'
  | 'heading'
  | 'strong'
  | 'emphasis'
  | 'code'
  | 'link';

/** What lies over the language. `marked` and `warned`: what an error or a warning is about. */
export type LayerKind = 'selection' | 'match' | 'marked' | 'warned';

export type ChromeKind =
  | 'lineNumber'
  | 'currentLineNumber'
  | 'errorSign'
  | 'warningSign'
  | 'errorMessage'
  | 'warningMessage'
  | 'popup'
  | 'popupSelected';

/** How each thing looks, by what it means. Every function gives text that resets what it set. */
export type EditorStyle = Readonly<Record<TokenKind | LayerKind | ChromeKind, Paint>>;

const asItIs: Paint = (text) => text;
const sgr =
  (on: string, off: string): Paint =>
  (text) =>
    text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;

const inverse = sgr('7', '27');
const underlined = sgr('4', '24');

/** Without colours: what is selected, found or marked still shows. */
export const plainEditor: EditorStyle = {
  text: asItIs,
  keyword: asItIs,
  string: asItIs,
  number: asItIs,
  comment: asItIs,
  name: asItIs,
  type: asItIs,
  function: asItIs,
  operator: asItIs,
  punctuation: asItIs,
  parameter: asItIs,
  key: asItIs,
  heading: asItIs,
  strong: asItIs,
  emphasis: asItIs,
  code: asItIs,
  link: asItIs,
  selection: inverse,
  match: underlined,
  marked: underlined,
  warned: underlined,
  lineNumber: asItIs,
  currentLineNumber: asItIs,
  errorSign: asItIs,
  warningSign: asItIs,
  errorMessage: asItIs,
  warningMessage: asItIs,
  popup: asItIs,
  popupSelected: inverse,
};

/** The sixteen colours that every terminal has, those left out that vanish on a light or a dark ground. */
export const ansi16Editor: EditorStyle = {
  ...plainEditor,
  keyword: sgr('35', '39'),
  string: sgr('32', '39'),
  number: sgr('36', '39'),
  comment: sgr('2', '22'),
  type: sgr('36', '39'),
  function: sgr('94', '39'),
  parameter: sgr('36', '39'),
  key: sgr('94', '39'),
  punctuation: sgr('2', '22'),
  heading: sgr('1;35', '22;39'),
  strong: sgr('1', '22'),
  emphasis: sgr('3', '23'),
  code: sgr('36', '39'),
  link: sgr('4;94', '24;39'),
  match: sgr('30;43', '39;49'),
  marked: sgr('4;31', '24;39'),
  warned: sgr('4;33', '24;39'),
  lineNumber: sgr('2', '22'),
  currentLineNumber: sgr('1', '22'),
  errorSign: sgr('1;31', '22;39'),
  warningSign: sgr('1;33', '22;39'),
  errorMessage: sgr('31', '39'),
  warningMessage: sgr('33', '39'),
  popup: sgr('30;47', '39;49'),
  popupSelected: sgr('97;44', '39;49'),
};
