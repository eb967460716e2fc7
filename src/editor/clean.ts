// Controls but tab and newline: they would be sent to a terminal one day, or hide in a file.
const unwanted = /(?![\t\n])\p{Cc}/gu;

/** Text that may enter a buffer: lines end in `\n`, no controls, no halves of characters. */
export function clean(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unwanted, '').toWellFormed();
}
