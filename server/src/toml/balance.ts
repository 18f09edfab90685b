/** Strings, comments and brackets: what tells whether a bracket is closed. */
const TOKEN = /"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#.*|[[\]{}]/g;

/** No inline table that a person writes is longer; it keeps the look ahead from taking time on what is no TOML. */
const FAR = 10_000;

/** Whether brackets open before `offset` are closed after it, as far as one can see from there. */
export function closesAfter(text: string, offset: number): boolean {
  let open = 1;
  for (const [token] of text.slice(offset, offset + FAR).matchAll(TOKEN)) {
    if (token === '[' || token === '{') open++;
    else if (token === ']' || token === '}') open--;
    if (open === 0) return true;
  }
  return offset + FAR < text.length;
}
