/** Pairs of offsets, one behind the other: in the generated text, in the source. Ascending by the first. */
export type Places = readonly number[];

/** Takes the marks out of a text, and keeps where they stood. */
export function placed(marked: string): { readonly text: string; readonly places: Places } {
  const places: number[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\ue000(\d+)\ue001/g)) {
    text += marked.slice(at, match.index);
    places.push(text.length, Number(match[1]));
    at = match.index + match[0].length;
  }
  return { text: text + marked.slice(at), places };
}

/** Where in the source the text at an offset comes from. */
export function sourceOf(places: Places, offset: number): number {
  let found = 0;
  for (let at = 0; at + 1 < places.length && (places[at] ?? 0) <= offset; at += 2)
    found = places[at + 1] ?? 0;
  return found;
}
