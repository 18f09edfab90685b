import { isNeverRead, requirementsPlaces } from '../codex/file-kind.ts';
import { codexVersion } from '../codex/version.ts';
import { lineEndFrom } from '../toml/characters.ts';
import type { TomlDocument } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
import type { Rule } from './rule.ts';

/** A requirements.toml in a folder where Codex does not look for one. */
export const neverReadHere: Rule<undefined> = {
  id: 'never-read-here',
  summary: 'A requirements.toml in a `.codex` folder, where Codex never reads it.',
  severity: 'warning',
  verdict: 'ineffective',
  whole: true,

  *check({ document, path }) {
    if (path === undefined || !isNeverRead(path)) return;
    yield {
      message: `Codex ${codexVersion} never reads a requirements.toml in a \`.codex\` folder, neither in a project nor in the user’s own: nothing in this file is enforced. It goes to ${requirementsPlaces}.`,
      keyPath: [],
      span: placeFor(document),
      data: undefined,
    };
  },
};

/** A finding on the whole file stands on its first line with something on it. */
function placeFor({ text }: TomlDocument): Span {
  const start = text.search(/[^\s\ufeff]/);
  if (start < 0) return { start: 0, end: 0 };
  const end = lineEndFrom(text, start);
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
