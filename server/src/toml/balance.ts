/** Strings, comments and brackets: what tells whether a bracket is closed. */
const TOKEN = /"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#.*|[[\]{}]/g;

/** Whether a bracket that is open at `offset` is closed after it. */
export function closesAfter(text: string, offset: number): boolean {
  let open = 1;
  for (const [token] of text.slice(offset).matchAll(TOKEN)) {
    if (token === '[' || token === '{') open++;
    else if (token === ']' || token === '}') open--;
    if (open === 0) return true;
  }
  return false;
}
