/** The names that a release has, by release, one after the other with what is made of each: the entries of a map. */
export function byName<T>(
  names: Readonly<Record<number, string>>,
  value: (release: number, name: string) => T,
): (readonly [name: string, value: T])[] {
  return Object.entries(names).flatMap(([release, words]) =>
    words.split(/\s+/).map((name) => [name, value(Number(release), name)] as const),
  );
}
