/**
 * Milliseconds that a test waits for what has to come: no measure of anything, but so long that on a busy machine too
 * only what never comes takes longer.
 */
export const PATIENCE_MS = 120_000;

/**
 * Looks again and again until it is so; what throws, as a file does that is not there yet, is not so.
 * @throws Error after `PATIENCE_MS`, with what `describe` says.
 */
export async function until(
  holds: () => boolean | Promise<boolean>,
  describe: () => string = () => String(holds),
): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  let cause: unknown;
  const isSo = async () => {
    try {
      return await holds();
    } catch (error) {
      cause = error;
      return false;
    }
  };
  while (!(await isSo())) {
    if (performance.now() > end)
      throw new Error(`not so within ${PATIENCE_MS / 1000} s: ${describe()}`, { cause });
    await new Promise((done) => setTimeout(done, 10));
  }
}
