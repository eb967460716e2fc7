import { type Look, looks as tones, plain, type Style } from '../reporters/style.ts';

/** Without colours: what is selected, found or marked still shows. */
export const plainLooks = {
  // What a stretch of text is in its language.
  text: '',
  keyword: '',
  string: '',
  number: '',
  comment: '',
  name: '',
  type: '',
  function: '',
  operator: '',
  punctuation: '',
  parameter: '',
  key: '',
  heading: '',
  strong: '',
  emphasis: '',
  code: '',
  link: '',
  // What lies over the language. `marked` and `warned`: what an error or a warning is about.
  selection: '7',
  match: '4',
  marked: '4',
  warned: '4',
  // What stands around the text.
  lineNumber: '',
  currentLineNumber: '',
  errorSign: '',
  warningSign: '',
  errorMessage: '',
  warningMessage: '',
  popup: '',
  popupSelected: '7',
  // What is said beside an editor, as reporters mean it.
  good: '',
  bad: '',
  warn: '',
  muted: '',
};

/** What a stretch of a painted line is. */
export type Kind = keyof typeof plainLooks;

/** How each kind looks. */
export type Looks = Readonly<Record<Kind, Look>>;

/** The sixteen colours that every terminal has, those left out that vanish on a light or a dark ground. */
export const ansi16Looks: Looks = {
  ...plainLooks,
  ...tones,
  keyword: '35',
  string: '32',
  number: '36',
  comment: '2',
  type: '36',
  function: '94',
  parameter: '36',
  key: '94',
  punctuation: '2',
  heading: '1;35',
  link: '4;94',
  match: '30;43',
  marked: '4;31',
  warned: '4;33',
  lineNumber: '2',
  currentLineNumber: '1',
  errorSign: '1;31',
  warningSign: '1;33',
  errorMessage: '31',
  warningMessage: '33',
  popup: '30;47',
  popupSelected: '97;44',
};

/** The looks that go with a reporters' style. */
export function looksOf(style: Style): Looks {
  return style === plain ? plainLooks : ansi16Looks;
}
