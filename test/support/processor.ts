/**
 * Milliseconds of the processor that work takes in this process. What others do on the machine counts for little in
 * it, and for nothing in how one measure stands to another.
 */
export async function processorMs(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
