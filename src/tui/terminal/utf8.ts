/** Bytes as text, and those at the end that begin a character which the next chunk ends. */
export function textOf(before: Uint8Array, chunk: Uint8Array): { text: string; rest: Uint8Array } {
  const bytes = before.length === 0 ? chunk : joined(before, chunk);
  const whole = bytes.length - unfinished(bytes);
  // Not `fatal`: bytes that are no UTF-8 become U+FFFD. A byte order mark is text like any other.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, whole));
  return { text, rest: bytes.slice(whole) };
}

function joined(before: Uint8Array, chunk: Uint8Array): Uint8Array {
  const all = new Uint8Array(before.length + chunk.length);
  all.set(before);
  all.set(chunk, before.length);
  return all;
}

/** How many bytes at the end are the beginning of a character: 0 to 3. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < lengthOf(byte) ? back : 0;
  }
  return 0;
}

function lengthOf(lead: number): number {
  if (lead >= 0xf8) return 1;
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
}
