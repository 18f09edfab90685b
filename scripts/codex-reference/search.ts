/** Those of many names that are read: one question when there is none, a few for each that there is. */
export async function namesRead(
  names: readonly string[],
  isRead: (names: readonly string[]) => Promise<boolean>,
): Promise<string[]> {
  if (names.length === 0 || !(await isRead(names))) return [];
  if (names.length === 1) return [...names];
  const middle = Math.ceil(names.length / 2);
  return [...(await namesRead(names.slice(0, middle), isRead)), ...(await namesRead(names.slice(middle), isRead))];
}
