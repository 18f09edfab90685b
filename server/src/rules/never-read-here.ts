import { requirementsPlaces } from '../codex/deployment.ts';
import { isNeverRead } from '../codex/file-kind.ts';
import { codexVersion } from '../codex/version.ts';
import type { Rule } from './rule.ts';
import { firstLine } from './text.ts';

/** A requirements.toml in a folder where Codex does not look for one. */
export const neverReadHere: Rule<undefined> = {
  id: 'never-read-here',
  summary: 'A requirements.toml in a `.codex` folder, where Codex never reads it.',
  severity: 'warning',
  verdict: 'ineffective',
  whole: true,
  place: true,

  *check({ document, path }) {
    if (path === undefined || !isNeverRead(path)) return;
    yield {
      message: `Codex ${codexVersion} never reads a requirements.toml in a \`.codex\` folder, neither in a project nor in the user’s own: nothing in this file is enforced. It goes to ${requirementsPlaces}.`,
      keyPath: [],
      span: firstLine(document),
      data: undefined,
    };
  },
};
