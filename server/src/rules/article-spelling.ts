import { codexVersion } from '../codex/version.ts';
import { featureSlips, keySlips, tableSlips, valueSlips } from '../risk/slips.ts';
import { find, type Item, isTable, type KeyPath, parseDocument, type TomlDocument } from '../toml/document.ts';
import { insertKey } from '../toml/insert.ts';
import { removeItem } from '../toml/remove.ts';
import { renameKey } from '../toml/set.ts';
import type { KeyPart, Pair, Span } from '../toml/syntax.ts';
import { applyEdits, type TextEdit } from '../toml/text-edit.ts';
import { writeKeyPath } from '../toml/write.ts';
import { slippedFeature } from './article-slips.ts';
import type { Context } from './context.ts';
import type { Fix, Rule } from './rule.ts';
import { keyName } from './text.ts';

type Slip =
  | { readonly kind: 'key'; readonly item: Item; readonly meant: string }
  | { readonly kind: 'value'; readonly element: Item; readonly meant: string }
  | { readonly kind: 'table'; readonly item: Item; readonly list: Item }
  | { readonly kind: 'feature'; readonly pair: Pair; readonly meant: string };

/** What published advice spells in a way that Codex ignores or refuses. */
export const articleSpelling: Rule<Slip> = {
  id: 'article-spelling',
  summary: 'A spelling from published advice that Codex ignores or refuses.',
  severity: 'error',
  verdict: 'ignores',
  keys: ['allowed_approval_reviewers', 'allowed_approvals_reviewers', 'features', 'permissions'],

  *check({ document }) {
    yield* misspelledKeys(document);
    yield* misspelledValues(document);
    yield* listsAsTables(document);
    yield* repeatedFeatures(document);
  },

  fixes(context, { data }) {
    const fix = fixOf(context, data);
    return fix ? [fix] : [];
  },
};

function* misspelledKeys({ root }: TomlDocument) {
  for (const { written, meant } of keySlips) {
    const item = find(root, written);
    const span = item?.names[0];
    if (!item || !span) continue;
    yield {
      message: `Codex ${codexVersion} ignores ${keyName(written)}: the key is called \`${meant}\`, so nothing here is enforced.`,
      keyPath: item.path,
      span,
      control: meant,
      data: { kind: 'key', item, meant } as const,
    };
  }
}

function* misspelledValues({ root }: TomlDocument) {
  for (const { paths, written, meant } of valueSlips) {
    for (const list of paths.map((path) => find(root, path))) {
      for (const element of list?.elements ?? []) {
        if (element.value?.kind !== 'string' || element.value.value !== written) continue;
        const ignored = keySlips.some((slip) => slip.written[0] === element.path[0]);
        const does = ignored ? 'refuses it under the right key' : 'refuses the file for it';
        yield {
          // Below a key that Codex drops it does not come to the value.
          verdict: ignored ? 'ineffective' : 'rejects',
          message: `Codex ${codexVersion} does not know the value \`${written}\` and ${does}: it is called \`${meant}\`.`,
          keyPath: element.path,
          span: element.value,
          control: String(paths[0]?.[0]),
          data: { kind: 'value', element, meant } as const,
        } as const;
      }
    }
  }
}

function* listsAsTables({ root }: TomlDocument) {
  for (const { path } of tableSlips) {
    const item = find(root, path);
    const list = item && isTable(item) ? item.children.get(String(path.at(-1))) : undefined;
    const span = item?.names[0];
    if (!item || !list || !span) continue;
    yield {
      verdict: 'rejects',
      message: `Codex ${codexVersion} refuses the file: ${keyName(path)} is a list, not a table. Write \`${path.at(-1)} = […]\` below \`[${path.slice(0, -1).join('.')}]\`.`,
      keyPath: item.path,
      span,
      control: writeKeyPath(path),
      data: { kind: 'table', item, list } as const,
    } as const;
  }
}

function* repeatedFeatures(document: TomlDocument) {
  for (const { written } of featureSlips) {
    const item = find(document.root, written);
    const pair = item?.duplicates[0];
    const slip = pair && slippedFeature(document, pair);
    const span = pair?.key.parts.at(-1);
    if (!item || !slip || !span) continue;
    yield {
      verdict: 'rejects',
      message: `Codex ${codexVersion} refuses the file: \`${span.name}\` is set twice. The second is meant for \`${slip.meant}\`, which the article’s row spells this way.`,
      keyPath: item.path,
      span,
      control: `features.${slip.meant}`,
      data: { kind: 'feature', pair, meant: slip.meant } as const,
    } as const;
  }
}

function fixOf({ document }: Context, slip: Slip): Fix | undefined {
  const { text } = document;
  switch (slip.kind) {
    case 'key':
      return {
        title: `Rename to \`${slip.meant}\``,
        safe: true,
        apply: () => renameWithValues(document, slip.item, slip.meant),
      };
    case 'value':
      return {
        title: `Write \`${slip.meant}\``,
        safe: true,
        apply: () => applyEdits(text, valueEdits([slip.element], slip.meant)),
      };
    case 'table':
      return {
        title: `Make it \`deny_read = […]\` below \`[${slip.item.path.slice(0, -1).join('.')}]\``,
        safe: true,
        apply: () => unwrapped(document, slip.item, slip.list),
      };
    case 'feature': {
      const part = slip.pair.key.parts.at(-1);
      if (!part) return undefined;
      return {
        title: `Rename to \`${slip.meant}\``,
        safe: true,
        apply: () => applyEdits(text, [renameKey(part, slip.meant)]),
      };
    }
  }
}

/** The real key enforces its values: one that it would refuse is put right along with it. */
function renameWithValues(document: TomlDocument, item: Item, meant: string): string | undefined {
  if (find(document.root, [meant])) return undefined;
  const names = item.names.map((part: KeyPart) => renameKey(part, meant));
  const values = valueSlips.flatMap(({ written, meant: right }) =>
    valueEdits(
      item.elements.filter(({ value }) => value?.kind === 'string' && value.value === written),
      right,
    ),
  );
  return applyEdits(document.text, [...names, ...values]);
}

function valueEdits(elements: readonly Item[], meant: string): TextEdit[] {
  return elements.flatMap(({ value }) => {
    if (!value) return [];
    // Only the text between the quotes changes.
    return [{ start: value.start + 1, end: value.end - 1, newText: meant }];
  });
}

/** `[a.b.list]` with `list = …` below it becomes `[a.b]` with `list = …`. */
function unwrapped(document: TomlDocument, item: Item, list: Item): string | undefined {
  const parent = item.parent;
  const header = item.headers[0];
  const last = header?.key.parts.at(-1);
  const before = header?.key.parts.at(-2);
  if (item.children.size !== 1 || !list.value) return undefined;
  if (item.headers.length === 1 && parent?.form === 'implicit' && last && before) {
    return applyEdits(document.text, [{ start: before.end, end: last.end, newText: '' }]);
  }
  return movedUp(document, item.path, list.value);
}

/** The table goes, with all that stands beside its list; then the list comes in under its name. */
function movedUp(document: TomlDocument, path: KeyPath, { start, end }: Span): string | undefined {
  // Without its content the list takes no comments along that the removal would keep as well.
  const emptied = parseDocument(applyEdits(document.text, [{ start, end, newText: '[]' }]));
  const table = find(emptied.root, path);
  const without = table && parseDocument(applyEdits(emptied.text, removeItem(emptied, table)));
  const insertion = without && insertKey(without, path, document.text.slice(start, end).replaceAll('\r\n', '\n'));
  return insertion && applyEdits(without.text, [insertion]);
}
