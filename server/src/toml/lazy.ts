/** A value that is made when it is first asked for, and then stays one and the same: a short run needs few large tables. */
export function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** The same for each of many things, for as long as the thing is there. */
export function lazyFor<K extends object, T>(make: (thing: K) => T): (thing: K) => T {
  const made = new WeakMap<K, () => T>();
  return (thing) => {
    const known = made.get(thing);
    if (known) return known();
    const fresh = lazy(() => make(thing));
    made.set(thing, fresh);
    return fresh();
  };
}

/** The same for each of a few words. */
export function lazyBy<K extends string, T>(make: (word: K) => T): (word: K) => T {
  const made = new Map<K, () => T>();
  return (word) => {
    const known = made.get(word);
    if (known) return known();
    const fresh = lazy(() => make(word));
    made.set(word, fresh);
    return fresh();
  };
}
