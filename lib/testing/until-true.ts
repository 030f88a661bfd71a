/** Waits for something another party does; the test's own time limit ends it when that never happens. */
export async function untilTrue(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
}
