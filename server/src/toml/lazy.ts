/** A value that is made when it is first asked for, and then stays one and the same: a short run needs few large tables. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
