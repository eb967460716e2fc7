/** Text that stands once in a file, and what takes its place. */
type Edit = { readonly replace: string; readonly with: string };

/** A text with all edits made, or which of them cannot be, by index. */
type Edited =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly wrong: readonly { readonly at: number; readonly what: string }[] };

/**
 * Makes edits in a text. Each is looked for in the text as it was, so that their order means nothing.
 * @param name what the text is called: `load.sql of references/plain`
 */
export function edited(text: string, edits: readonly Edit[], name: string): Edited {
  const found = edits.map((edit, at) => ({ ...edit, at, from: text.indexOf(edit.replace) }));
  const lost = found.flatMap(({ at, from, replace, with: instead }) => {
    const what = whyNot(text, from, replace, instead, name);
    return what === null ? [] : [{ at, what }];
  });
  if (lost.length > 0) return { ok: false, wrong: lost };
  const inOrder = found.toSorted((a, b) => a.from - b.from);
  const overlapping = inOrder.flatMap(({ at, from }, n) => {
    const before = inOrder[n - 1];
    if (before === undefined || before.from + before.replace.length <= from) return [];
    return [{ at, what: 'takes in text that another edit changes too; make one edit of them' }];
  });
  if (overlapping.length > 0) return { ok: false, wrong: overlapping };
  let done = 0;
  const pieces = inOrder.map(({ from, replace, with: instead }) => {
    const piece = text.slice(done, from) + instead;
    done = from + replace.length;
    return piece;
  });
  return { ok: true, text: pieces.join('') + text.slice(done) };
}

function whyNot(text: string, from: number, replace: string, instead: string, name: string): string | null {
  if (replace === instead) return 'changes nothing: `with` is the same text';
  if (from < 0) {
    const almost = squeezed(text).includes(squeezed(replace));
    return almost
      ? `does not stand in ${name} as it is written: spaces or line breaks differ`
      : `does not stand in ${name}; copy it from there`;
  }
  if (text.indexOf(replace, from + 1) < 0) return null;
  return `stands more than once in ${name}; take in more of what is around it`;
}

const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
