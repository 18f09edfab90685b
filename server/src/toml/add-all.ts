/** Adds all entries to a list. A call with as many arguments would fail: large files have a hundred thousand. */
export function addAll<T>(list: T[], entries: readonly T[]): void {
  for (const entry of entries) list.push(entry);
}
