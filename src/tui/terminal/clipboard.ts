/** Some terminals take no more; none takes a part of it. */
const mostCharacters = 74_994;

/** Asks the terminal to put text into the system's clipboard (OSC 52). Null: it is too large for that. */
export function copyText(text: string): string | null {
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  return encoded.length > mostCharacters ? null : `\u001b]52;c;${encoded}\u0007`;
}
