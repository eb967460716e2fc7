import type { Look } from '../../reporters/style.ts';

// The attributes, in the order in which a look of cells names them, so that equal looks are equal texts.
const bold = 0;
const dim = 1;
const italic = 2;
const underline = 3;
const blink = 4;
const inverse = 5;
const hidden = 6;
const strike = 7;
const overline = 8;
const foreground = 9;
const background = 10;
const lineColour = 11;

type Attributes = string[];

const remembered = new Map<string, Look>();
const onBlank = new Map<Look, Look>();
// Far more than a program has looks; a bound all the same.
const bound = 4096;

/** The look after `ESC [ params m`. What is not known of the parameters changes nothing. */
export function lookAfter(look: Look, params: string): Look {
  const key = `${look}m${params}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const after = apply(apply([], look), params === '' ? '0' : params);
  const text = after.filter((one) => one).join(';');
  if (remembered.size >= bound) remembered.clear();
  remembered.set(key, text);
  return text;
}

/** The same for a cell without a glyph, where most of a look cannot be seen. */
export function lookOfBlank(look: Look): Look {
  if (look === '') return look;
  const known = onBlank.get(look);
  if (known !== undefined) return known;
  const attributes = apply([], look);
  const seen = [underline, inverse, strike, overline, background].some((slot) => attributes[slot]);
  const text = seen ? look : '';
  if (onBlank.size >= bound) onBlank.clear();
  onBlank.set(look, text);
  return text;
}

function apply(attributes: Attributes, params: string): Attributes {
  if (params === '') return attributes;
  const parts = params.split(';');
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] ?? '';
    const code = Number(part.split(':', 1)[0]);
    if (code === 38 || code === 48 || code === 58) {
      const length = part.includes(':') ? 1 : colourLength(parts[at + 1]);
      const colour = parts.slice(at, at + length).join(';');
      attributes[code === 38 ? foreground : code === 48 ? background : lineColour] = colour;
      at += length - 1;
    } else if (part === '4:0') attributes[underline] = '';
    else set(attributes, code, part);
  }
  return attributes;
}

/** How many parameters a colour takes, its own code included. */
function colourLength(kind: string | undefined): number {
  return kind === '5' ? 3 : kind === '2' ? 5 : 1;
}

function set(attributes: Attributes, code: number, part: string): void {
  if (code === 0) attributes.length = 0;
  else if (code <= 9) attributes[onSlots[code - 1] ?? blink] = part;
  else if (code === 21) attributes[underline] = part;
  else if (code === 22) attributes[bold] = attributes[dim] = '';
  else if (code >= 23 && code <= 29 && code !== 26) attributes[offSlots[code - 23] ?? blink] = '';
  else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) attributes[foreground] = part;
  else if (code === 39) attributes[foreground] = '';
  else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) attributes[background] = part;
  else if (code === 49) attributes[background] = '';
  else if (code === 53) attributes[overline] = part;
  else if (code === 55) attributes[overline] = '';
  else if (code === 59) attributes[lineColour] = '';
}

/** Of the codes 1 … 9. */
const onSlots = [bold, dim, italic, underline, blink, blink, inverse, hidden, strike];
/** Of the codes 23 … 29. */
const offSlots = [italic, underline, blink, blink, inverse, hidden, strike];
