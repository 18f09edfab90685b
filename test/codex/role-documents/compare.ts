/** Where the findings say something else of a role file than Codex, on purpose. */
import { check } from '../../../server/src/rules/check.ts';
import { Context } from '../../../server/src/rules/context.ts';
import { parseDocument } from '../../../server/src/toml/document.ts';
import { documents } from './index.ts';
import type { Recorded } from './recorded.ts';

interface Exception {
  readonly ids: RegExp;
  readonly codex: Recorded;
  readonly reason: string;
}

const exceptions: readonly Exception[] = [
  {
    ids: /^settings: tui\.whimsy: (?:1|"true"|\[true\])$/,
    codex: 'taken',
    reason: 'Of the old name Codex looks at the value in its own settings alone.',
  },
];

/** What the findings say of a role file that no config.toml names. */
function said(text: string): Recorded {
  const context = new Context(parseDocument(text), 'balanced', { kind: 'agent-role' });
  const isDropped = check(context).some(({ code, verdict }) => verdict === 'rejects' || code === 'incomplete-role');
  return isDropped ? 'dropped' : 'taken';
}

/** Documents of which the findings say something else, each with what both say, and exceptions that explain none. */
export function compare(verdicts: readonly (Recorded | undefined)[]) {
  const unexplained: string[] = [];
  const used = new Set<Exception>();
  documents.forEach(({ id, text }, index) => {
    const [ours, codex] = [said(text), verdicts[index]];
    if (ours === codex) return;
    const exception = exceptions.find(({ ids }) => ids.test(id));
    if (exception && exception.codex === codex) used.add(exception);
    else unexplained.push(`${id}: Codex ${codex}, the findings ${ours}`);
  });
  return { unexplained, unused: exceptions.filter((exception) => !used.has(exception)).map(({ ids }) => String(ids)) };
}
