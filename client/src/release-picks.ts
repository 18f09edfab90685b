/** The choices with one more entry behind the first: that is the one which a person takes who only presses Enter. */
export function withSecond<Choice, Entry>(
  [first, ...others]: readonly Choice[],
  entry: Entry | undefined,
): readonly (Choice | Entry)[] {
  return [...(first === undefined ? [] : [first]), ...(entry === undefined ? [] : [entry]), ...others];
}
