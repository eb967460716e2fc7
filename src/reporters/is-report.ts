/** A line with the path, the dialect and the hash, below the one with the problem. */
const text = /^[^\n]*\n[^\n]* \([a-z]+, [0-9a-f]{12}\)\n\n/;
const json = /^\s*\{\s*"schema":\s*"graincheck\/report\/\d+"/;

/** Whether a file that begins so is a report of ours, or nothing at all: then another may take its place. */
export function isReport(head: string): boolean {
  return head === '' || json.test(head) || text.test(head);
}
