import { mayBeElsewhere } from '../codex/config/whole.ts';
import { keysOfConstraints } from '../codex/constraints/index.ts';
import { schemaAt } from '../codex/lookup.ts';
import { isHarmless, shapeIssues } from '../codex/shape.ts';
import { codexVersion, type Release } from '../codex/version.ts';
import { find } from '../toml/document.ts';
import type { Context } from './context.ts';
import { neededWith, type Rename, renamed } from './rename.ts';
import { everyKind, type Rule } from './rule.ts';
import { keyName, listed, refuses } from './text.ts';
import { type Unknown, unknownKeysIn } from './unknown-keys.ts';

/** A key that Codex does not know, and therefore drops without a word or refuses. */
export const unknownKey: Rule<Unknown> = {
  id: 'unknown-key',
  kinds: everyKind,
  summary: 'A key that Codex does not know: it drops the key, or refuses the file.',
  severity: 'warning',
  verdict: 'ignores',

  *check(context) {
    for (const unknown of unknownKeysIn(context)) {
      const { item, missing } = unknown;
      const span = item.names[0];
      if (!span) continue;
      const verdict = missing ? 'rejects' : unknown.verdict;
      yield {
        verdict,
        severity: verdict === 'rejects' ? 'error' : 'warning',
        message: message(context, unknown),
        keyPath: item.path,
        span,
        data: unknown,
      };
    }
  },

  fixes(context, { data }) {
    const rename = renameOf(context, data);
    if (!rename) return [];
    const needed = neededWith(context, rename, renamesBeside(context, rename));
    const more = needed.map(({ item, meant }) => `\`${item.step}\` to \`${meant}\``);
    return [
      {
        title: `Rename to \`${rename.meant}\`${more.length > 0 ? `, and ${listed(more)}` : ''}`,
        safe: true,
        apply: () => renamed(context.document, [rename, ...needed]),
      },
    ];
  },
};

/** A name that is taken, or that would make Codex refuse the value, is no way out. */
function renameOf({ document, schema: root }: Context, { item, meant }: Unknown): Rename | undefined {
  const parent = item.path.slice(0, -1);
  if (meant === undefined || find(document.root, [...parent, meant])) return undefined;
  const schema = schemaAt(root, [...parent, meant]);
  const isFitting = schema !== undefined && shapeIssues(item, schema).every(isHarmless);
  return isFitting ? { item, meant } : undefined;
}

/** The renames of other root keys that Codex looks at together with one, one for each name. */
function renamesBeside(context: Context, { item, meant }: Rename): readonly Rename[] {
  if (item.path.length > 1) return [];
  const names = new Set(keysOfConstraints.filter((keys) => keys.includes(meant)).flat());
  const beside = new Map<string, Rename>();
  for (const other of unknownKeysIn(context)) {
    if (other.item.path.length > 1 || other.meant === meant || !names.has(other.meant ?? '')) continue;
    const rename = renameOf(context, other);
    if (rename) beside.set(rename.meant, rename);
  }
  return [...beside.values()];
}

function message(
  { kind, release }: Context,
  { item, verdict, advice, inert, meantFor, meant, missing }: Unknown,
): string {
  const key = keyName(item.path);
  const knows = advice === undefined ? (inert ? 'has no use here for' : 'does not know') : 'no longer reads';
  const takes = meantFor === undefined ? `${knows} ${key}` : `takes ${key} for a name of your own`;
  const ignores = meantFor === undefined ? 'ignores it' : 'ignores what stands there';
  const does = verdict === 'rejects' ? `${refuses(kind)} for it` : ignores;
  const start = `Codex ${codexVersion} ${takes} and`;
  if (missing && verdict === 'ignores') {
    const refusal = mayBeElsewhere(kind, missing.item.path)
      ? `, unless another file has \`${meant}\`, refuses to start`
      : ` ${refuses(kind)}, which lacks \`${meant}\``;
    return `${start}${refusal}. Did you mean that?`;
  }
  const hint = advice ?? (meant ? `Did you mean \`${meant}\`?` : newerRelease(release));
  return `${start} ${does}.${hint ? ` ${hint}` : ''}`;
}

/** What a reader of a later release has to know. */
function newerRelease({ gap, asked }: Release): string | undefined {
  return gap === 'newer' ? `Codex ${asked} may know it.` : undefined;
}
