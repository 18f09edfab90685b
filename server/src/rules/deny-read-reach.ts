import { codexVersion } from '../codex/version.ts';
import { denyRead } from '../risk/controls/sandbox.ts';
import { meantPatterns, patternReach } from '../risk/patterns.ts';
import { afterSteps, meantSteps } from '../risk/write.ts';
import { replaceElement } from '../toml/array-edit.ts';
import { find, type Item, type TomlDocument } from '../toml/document.ts';
import type { Value } from '../toml/syntax.ts';
import { applyEdits } from '../toml/text-edit.ts';
import type { Fix, Rule } from './rule.ts';
import { listed } from './text.ts';

interface Pattern {
  readonly element: Value;
  readonly pattern: string;
}

/** Patterns that Codex takes, and that guard nothing of a workspace, or keep Codex from working. */
export const denyReadReach: Rule<Pattern> = {
  id: 'deny-read-reach',
  summary: 'A deny_read pattern does not reach what it seems to guard.',
  severity: 'error',
  verdict: 'ineffective',
  keys: ['permissions'],

  *check({ document }) {
    for (const { path, value } of denyReadElements(document)) {
      if (value?.kind !== 'string') continue;
      const reach = patternReach(value.value);
      if (reach === 'guards') continue;
      const shown = `\`${value.value}\``;
      yield {
        message:
          reach === 'relative'
            ? `${shown} guards nothing in a workspace: Codex ${codexVersion} resolves it beside the policy file (/etc/codex/${value.value}), and files in the workspace stay readable.`
            : `${shown} begins with a wildcard: Codex ${codexVersion} cannot expand it on Linux, and then no session starts. It needs a folder name first.`,
        keyPath: path,
        span: value,
        control: denyRead.id,
        data: { element: value, pattern: value.value },
      };
    }
  },

  fixes({ document }, { data: { element, pattern } }) {
    const meant = meantPatterns(pattern);
    if (meant.includes(pattern)) return [];
    const one: Fix = {
      title: `Guard every workspace below the home folder: ${listed(meant.map((text) => `"${text}"`))}`,
      safe: true,
      apply: () => rewriteOne(document, element, meant),
    };
    const others = find(document.root, denyRead.path)?.elements.filter(({ value }) => value !== element) ?? [];
    const inert = others.some(({ value }) => value?.kind === 'string' && patternReach(value.value) !== 'guards');
    return inert
      ? [
          one,
          {
            title: 'Rewrite all such patterns',
            safe: true,
            apply: () => afterSteps(document, meantSteps(denyRead.path))?.text,
          },
        ]
      : [one];
  },
};

/** The list, also where it stands in a table of its own name: its patterns are wrong there all the same. */
function denyReadElements({ root }: TomlDocument): Item[] {
  const list = find(root, denyRead.path);
  return list ? [...list.elements, ...(find(list, ['deny_read'])?.elements ?? [])] : [];
}

function rewriteOne(document: TomlDocument, element: Value, meant: readonly string[]): string | undefined {
  const elements = denyReadElements(document);
  const array = elements.find(({ value }) => value === element)?.parent?.value;
  if (array?.kind !== 'array') return undefined;
  const present = elements.map(({ value }) => (value?.kind === 'string' ? value.value : ''));
  const edits = replaceElement(
    document,
    array,
    element,
    meant.filter((pattern) => !present.includes(pattern)),
  );
  return edits && applyEdits(document.text, edits);
}
