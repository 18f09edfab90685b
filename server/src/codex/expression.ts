/**
 * Why Codex cannot compile the matcher of a hook, if that is certain. Undefined says nothing: Codex’s expressions are
 * neither a subset of JavaScript’s nor the other way round, and only what is read here in full is judged.
 */
export function matcherFault(source: string): string | undefined {
  if (source === '*' || /\(\?[a-zA-Z]*x/.test(source)) return undefined;
  let depth = 0;
  let atStart = true;
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    const repeats = /[*+?]/.test(char);
    if (repeats && atStart) return `nothing stands before \`${char}\` to be repeated`;
    atStart = false;
    if (char === '\\') {
      const escaped = source.charAt(++at);
      if (escaped === '') return 'it ends in a single backslash';
      if (/\d/.test(escaped)) return 'backreferences are not supported';
    } else if (char === '[') {
      const end = classEnd(source, at);
      if (end === undefined) return 'a bracket is not closed';
      at = end;
    } else if (char === '(') {
      if (/^\(\?<?[=!]/.test(source.slice(at, at + 4))) return 'look-around is not supported';
      depth++;
      atStart = true;
      // What follows `(?` is not a repetition.
      if (source.charAt(at + 1) === '?') at++;
    } else if (char === ')') {
      if (--depth < 0) return 'a parenthesis is closed that was not opened';
    } else if (char === '|') atStart = true;
  }
  return depth > 0 ? 'a parenthesis is not closed' : undefined;
}

/** Where the character class that begins at an offset ends; classes may hold others. */
function classEnd(source: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '\\') at++;
    else if (char === '[') {
      depth++;
      if (source.charAt(at + 1) === '^') at++;
      // The first bracket in a class stands for itself.
      if (source.charAt(at + 1) === ']') at++;
    } else if (char === ']' && --depth === 0) return at;
  }
  return undefined;
}
