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
  return keptIn(new WeakMap<K, () => T>(), make);
}

/** The same for each of a few words. */
export function lazyBy<K extends string, T>(make: (word: K) => T): (word: K) => T {
  return keptIn(new Map<K, () => T>(), make);
}

function keptIn<K, T>(
  made: { get(key: K): (() => T) | undefined; set(key: K, value: () => T): unknown },
  make: (key: K) => T,
) {
  return (key: K): T => {
    const known = made.get(key);
    if (known) return known();
    const fresh = lazy(() => make(key));
    made.set(key, fresh);
    return fresh();
  };
}
