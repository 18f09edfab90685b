/** Where the reference says something else than Codex, on purpose. */
import { documents } from './index.ts';
import type { Recorded } from './recorded.ts';
import { said } from './said.ts';

interface Exception {
  readonly ids: RegExp;
  readonly codex: Recorded;
  readonly reason: string;
}

export const exceptions: readonly Exception[] = [
  {
    ids: /^(?:model_instructions_file|experimental_compact_prompt_file): empty$|^model_catalog_json: /,
    codex: 'rejected',
    reason: 'The file must exist on the machine, and a list of models must be one.',
  },
  {
    ids: /^tui\.whimsy: (?:fits|true|false)$/,
    codex: 'not strictly',
    reason:
      'Codex still honours the old name, but does not know it with `--strict-config`: to the reference it is only old.',
  },
];

/** Documents of which the reference says something else, each with what both say, and exceptions that explain none. */
export function compare(verdicts: readonly (Recorded | undefined)[]) {
  const unexplained: string[] = [];
  const used = new Set<Exception>();
  documents.forEach(({ id, text }, index) => {
    const [ours, codex] = [said(text), verdicts[index]];
    if (ours === codex) return;
    const exception = exceptions.find(({ ids }) => ids.test(id));
    if (exception && exception.codex === codex) used.add(exception);
    else unexplained.push(`${id}: Codex ${codex}, the reference ${ours}`);
  });
  return { unexplained, unused: exceptions.filter((exception) => !used.has(exception)).map(({ ids }) => String(ids)) };
}
