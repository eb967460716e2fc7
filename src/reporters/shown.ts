import { visible } from './visible.ts';

/** What is seen of nobody, but line ends; a colour is one piece. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}](?:\[[\d;]*m)?/gu;

/**
 * Text that is fit for a terminal and the log of a CI. There is no other way to one than those below, so that whoever
 * prints what somebody else wrote has escaped it, or does not compile.
 */
export class Shown {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** Words of our own; text in between is somebody else's, and is escaped. */
  static words(own: readonly string[], others: readonly (string | number | Shown)[]): Shown {
    const pieces = own.flatMap((piece, at) => {
      const other = others[at];
      if (other === undefined) return [piece];
      return [piece, other instanceof Shown ? other.#text : visible(String(other))];
    });
    return new Shown(pieces.join(''));
  }

  /**
   * What a reporter made: it has escaped what others wrote, each in its place. What it has forgotten is escaped here: all
   * but line ends and colours.
   */
  static report(text: string): Shown {
    return new Shown(
      text.replaceAll(UNSEEN, (found) => (found.startsWith('\u001b[') ? found : visible(found))),
    );
  }

  /** With commas between, or what is given. */
  static list(items: readonly (string | Shown)[], between = ', '): Shown {
    const shownItems = items.map((item) => (item instanceof Shown ? item.#text : visible(item)));
    return new Shown(shownItems.join(between));
  }

  /** In a style of ours. */
  painted(paint: (text: string) => string): Shown {
    return new Shown(paint(this.#text));
  }

  toString(): string {
    return this.#text;
  }
}

/** `` safe`${file} is kept` ``: what stands in `${…}` is escaped, but where it is shown already. */
export function safe(own: TemplateStringsArray, ...others: readonly (string | number | Shown)[]): Shown {
  return Shown.words(own, others);
}

/** Text of several lines that somebody else wrote: the lines stay. */
export function shownLines(text: string): Shown {
  return Shown.list(
    text.split(/\r?\n/).map((line) => line.replaceAll('\t', ' ')),
    '\n',
  );
}
