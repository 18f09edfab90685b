/** What Codex refuses among the patterns of `deny_read`: those that its library for patterns cannot read. */

/** Why a pattern cannot be read; undefined for one that can. Text without a wildcard is a path, and not for this. */
export function patternFault(pattern: string): string | undefined {
  let open = 0;
  for (let at = 0; at < pattern.length; at++) {
    switch (pattern[at]) {
      case '\\':
        if (++at >= pattern.length) return '`\\` at its end escapes nothing';
        break;
      case '[': {
        const members = membersAt(pattern, at);
        // One that is never closed is a bracket like any other.
        if (members === undefined) break;
        const range = backwardsRange(members.text);
        if (range !== undefined) return `\`${range}\` runs backwards`;
        at = members.end;
        break;
      }
      case '{':
        open += 1;
        break;
      case '}':
        if (open === 0) return '`}` closes nothing; a brace itself is `[}]`';
        open -= 1;
        break;
    }
  }
  return open > 0 ? '`{` is not closed; a brace itself is `[{]`' : undefined;
}

/** What stands between the brackets that open at an offset, and where they close; undefined where they do not. */
function membersAt(pattern: string, open: number): { readonly text: string; readonly end: number } | undefined {
  const start = /[!^]/.test(pattern[open + 1] ?? '') ? open + 2 : open + 1;
  // Right behind the opening one, a closing bracket stands for itself.
  const end = pattern.indexOf(']', start + 1);
  return end < 0 ? undefined : { text: pattern.slice(start, end), end };
}

function backwardsRange(members: string): string | undefined {
  for (let at = 0; at + 2 < members.length; at++) {
    const [from = '', dash, to = ''] = members.slice(at, at + 3);
    if (dash !== '-') continue;
    if (from > to) return `${from}-${to}`;
    at += 2;
  }
  return undefined;
}
