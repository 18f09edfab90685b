const TIMEOUT = 10_000;
const INTERVAL = 20;

/** Repeats a check until it does not throw any more; after ten seconds its last failure is the test's. */
export async function eventually<T>(check: () => T | PromiseLike<T>): Promise<T> {
  const end = Date.now() + TIMEOUT;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
}
