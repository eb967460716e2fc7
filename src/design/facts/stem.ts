/**
 * One form for a word in all its inflections. It need not be a word, and it need not be right for every word: both
 * sides are stemmed alike.
 */
export function stem(word: string): string {
  if (word.length < 3) return word === 'ts' || word === 'ms' || word === 'ns' ? word.slice(0, 1) : word;
  let core = word;
  if (core.endsWith('ies') && core.length > 4) core = `${core.slice(0, -3)}y`;
  else if (/(?:s|x|ch|sh)es$/.test(core)) core = core.slice(0, -2);
  else if (core.endsWith('s') && !core.endsWith('ss')) core = core.slice(0, -1);
  if (core.endsWith('ing') && core.length > 5) core = undouble(core.slice(0, -3));
  else if (core.endsWith('ied') && core.length > 4) core = `${core.slice(0, -3)}y`;
  else if (core.endsWith('ed') && core.length > 4) core = undouble(core.slice(0, -2));
  return core.endsWith('e') && core.length > 3 ? core.slice(0, -1) : core;
}

/** `stopp` is `stop`; `follow` and `process` stay. */
const undouble = (core: string) => (/([bdgmnprt])\1$/.test(core) ? core.slice(0, -1) : core);
