import type { StringSchema } from './schema.ts';

/** The values of a string that there are to choose from; none where it is free. */
export function choicesOf({ values = [], refusedValues }: StringSchema): readonly string[] {
  return values.filter((value) => !refusedValues?.includes(value));
}
