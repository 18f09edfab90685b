/** The steps of a place by the names that the history has for them: `a`, `b`, `[]` and `c` of `a.b[].c`. */
export function stepsOf(place: string): string[] {
  return place.replaceAll('[]', '.[]').split('.');
}
