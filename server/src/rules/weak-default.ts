import { codexVersion } from '../codex/version.ts';
import { assessDefault } from '../risk/assess-default.ts';
import { askingDefaults } from '../risk/controls/managed-config.ts';
import type { AskingDefault } from '../risk/default.ts';
import { describeDefault, describeWritten, writeDefault } from '../risk/write-default.ts';
import type { Item, KeyPath, TomlDocument } from '../toml/document.ts';
import type { Fix, Rule } from './rule.ts';
import { keyName, placeOf } from './text.ts';

/** A default for everyone that is weaker than the risk tables have it. */
export const weakDefault: Rule<AskingDefault> = {
  id: 'weak-default',
  kinds: ['managed-config'],
  summary: 'A default of managed_config.toml is weaker than the risk tables have it.',
  severity: 'warning',
  verdict: 'accepts',
  tightens: true,

  *check({ document }) {
    for (const row of askingDefaults) {
      const assessment = assessDefault(document.root, row);
      const span = assessment.state === 'weaker' ? placeOf(assessment.item) : undefined;
      if (assessment.state !== 'weaker' || !span) continue;
      const { item, does, lacks } = assessment;
      yield {
        message: `${subject(document, item, lacks)} Codex ${codexVersion} ${does}. Every profile asks for ${wish(row)}.`,
        keyPath: item.path,
        span,
        control: row.id,
        data: row,
      };
    }
  },

  fixes({ document }, { data: row }) {
    const fix: Fix = {
      title: `Set ${row.id} to ${describeWritten(row)}`,
      // An example of a collector is for its author to replace.
      safe: row.kind === 'value',
      apply: () => writeDefault(document, row),
    };
    return [fix];
  },
};

/** What stands in the file: a value, or a table or a switch that wants another key beside it. */
function subject({ text }: TomlDocument, { path, value }: Item, lacks: KeyPath | undefined): string {
  if (lacks || !value) return `With ${keyName(path)}, but without ${keyName(lacks ?? path)},`;
  return `With \`${path.at(-1)} = ${text.slice(value.start, value.end)}\``;
}

function wish(row: AskingDefault): string {
  return row.kind === 'value' ? `\`${describeDefault(row)}\`` : describeDefault(row);
}
