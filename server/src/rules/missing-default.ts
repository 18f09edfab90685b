import { assessDefault } from '../risk/assess-default.ts';
import { askingDefaults } from '../risk/controls/managed-config.ts';
import type { AskingDefault } from '../risk/default.ts';
import { describeWritten, writeDefault, writeDefaults } from '../risk/write-default.ts';
import type { Context } from './context.ts';
import { misplacedKey } from './misplaced-key.ts';
import { draftsOf, type Fix, type Rule } from './rule.ts';
import { listed } from './text.ts';
import { unknownKey } from './unknown-key.ts';

interface Missing {
  readonly rows: readonly AskingDefault[];
}

/** The defaults that the file leaves out: one quiet finding for all of them. */
export const missingDefault: Rule<Missing> = {
  id: 'missing-default',
  kinds: ['managed-config'],
  summary: 'A managed_config.toml leaves out defaults that the risk tables have.',
  severity: 'hint',
  verdict: 'accepts',
  whole: true,

  *check(context) {
    // A file that Codex refuses as a whole has no defaults at all.
    if (context.document.faults.length > 0) return;
    const rows = missingRows(context);
    const [first] = rows;
    if (!first) return;
    const consequence = rows.length === 1 ? first.absent : 'Users’ own files decide there.';
    yield {
      message: `Not set, though every profile asks for it: ${listed(rows.map(({ id }) => `\`${id}\``))}. ${consequence}`,
      keyPath: [],
      span: { start: 0, end: 0 },
      ...(rows.length === 1 && { control: first.id }),
      data: { rows },
    };
  },

  // The collector that is inserted is an example to be replaced, so none of it is part of "fix all".
  fixes({ document }, { data: { rows } }) {
    const single = rows.map(
      (row): Fix => ({
        title: `Insert ${row.id}: ${describeWritten(row)}`,
        safe: false,
        apply: () => writeDefault(document, row),
      }),
    );
    if (rows.length < 2) return single;
    const all: Fix = {
      title: `Insert all ${rows.length} missing defaults`,
      safe: false,
      apply: () => writeDefaults(document, rows),
    };
    return [all, ...single];
  },
};

function missingRows(context: Context): AskingDefault[] {
  const missing = askingDefaults.filter((row) => assessDefault(context.document.root, row).state === 'missing');
  if (missing.length === 0) return missing;
  const elsewhere = new Set(context.inParts(namesWrittenElsewhere).flat());
  return missing.filter((row) => !row.path.some((name) => elsewhere.has(name)));
}

/** Names that stand in the file misspelt or in a wrong place: those have a finding already. */
function namesWrittenElsewhere(context: Context): readonly (string | number | undefined)[] {
  const unknown = draftsOf(unknownKey, context).map(({ data: { item, meant } }) => meant ?? item.step);
  const misplaced = draftsOf(misplacedKey, context).map(({ keyPath }) => keyPath.at(-1));
  return [...unknown, ...misplaced];
}
