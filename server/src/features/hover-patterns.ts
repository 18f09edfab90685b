/** What a pattern covers, for hover: paths of deny_read and of permission profiles, commands of prefix_rules. */
import { asTyped, commandExamples, commandPatternOf } from '../codex/command-patterns.ts';
import { isDenied } from '../codex/constraints/permissions.ts';
import { pathExamples, readPathPattern } from '../codex/path-patterns.ts';
import { codexVersion } from '../codex/version.ts';
import { denyRead } from '../risk/controls/sandbox.ts';
import { patternReach } from '../risk/patterns.ts';
import { find, type Item, type KeyPath, textOf } from '../toml/document.ts';
import type { Analysis } from './analysis.ts';
import { code } from './markdown.ts';

/** Paragraphs on the pattern that an item is, or is the access to; none for all else. */
export function patternFacts({ document, context }: Analysis, item: Item): string[] {
  const { path } = item;
  if (path[0] === 'rules') return commandFacts(document.root, path);
  if (path[0] !== 'permissions') return [];
  if (isElementOf(path, denyRead.path)) return context.kind === 'requirements' ? pathFacts(textOf(item) ?? '') : [];
  const [, , table, place, below] = path;
  // Only of what is denied it was observed which paths it covers.
  if (table !== 'filesystem' || typeof place !== 'string' || !isDenied(item)) return [];
  if (path.length === 4 && /^[/~]/.test(place)) return pathFacts(place);
  if (path.length === 5 && place === ':workspace_roots' && typeof below === 'string') return profilePathFacts(below);
  return [];
}

function isElementOf(path: KeyPath, list: KeyPath): boolean {
  return path.length === list.length + 1 && list.every((step, index) => step === path[index]);
}

/** The folder of the policy, and a folder in which people work. */
const [BESIDE, WORKSPACE] = ['/etc/codex/', '~/work/'];

function pathFacts(pattern: string): string[] {
  if (pattern === '') return [];
  switch (patternReach(pattern)) {
    case 'guards':
      return covering(pattern, '');
    case 'relative': {
      const [sentence] = covering(`${BESIDE}${pattern}`, '');
      return sentence === undefined ? [] : [`Codex ${codexVersion} resolves it beside the policy file. ${sentence}`];
    }
    case 'root-glob':
      return [];
  }
}

/** Below the folders of the workspace every pattern is relative to them. */
function profilePathFacts(pattern: string): string[] {
  return /^[/~]/.test(pattern) ? [] : covering(pattern, ' in each workspace folder');
}

/** What the wildcards of a pattern stand for. */
const meanings: readonly (readonly [wildcard: RegExp, meaning: string])[] = [
  [/(?:^|\/)\*\*\//, '`**/` stands for any number of folders, also none'],
  [/(?:^|\/)\*\*\/*$/, '`**` at the end for all that lies below'],
  [/(?<!\*|\\)\*(?!\*)|[^/*]\*\*|\*\*[^/*]/, '`*` for any text in one name, also one that begins with a dot'],
  [/\?/, '`?` for one character of ASCII'],
  [/\[[^!^]/, '`[…]` for one of these characters'],
  [/\[[!^]/, '`[!…]` for one character that is none of these'],
];

function covering(pattern: string, where: string): string[] {
  const read = readPathPattern(pattern);
  const examples = read && pathExamples(read);
  if (!read || !examples) return [];
  const { covered } = examples;
  const beside = covered.startsWith(BESIDE) ? covered.replace(BESIDE, WORKSPACE) : examples.beside;
  const not = beside === undefined ? '' : `, and not ${code(beside)}`;
  const observed = `(Codex ${codexVersion} on Linux)`;
  if (read.isPlain) {
    return [`*Covers*${where} ${code(covered)} and, where it is a folder, all that lies in it${not} ${observed}.`];
  }
  const said = meanings.flatMap(([wildcard, meaning]) => (wildcard.test(pattern) ? [meaning] : []));
  const [first = '', ...others] = said;
  const rest = others.map((meaning) => `, ${meaning}`).join('');
  const stands = first === '' || first.includes('stands') ? first : first.replace(' for ', ' stands for ');
  return [`*Covers*${where} ${code(covered)}${not}. ${stands}${rest}; capitals count ${observed}.`];
}

function commandFacts(root: Item, path: KeyPath): string[] {
  const [, list, index, key] = path;
  if (list !== 'prefix_rules' || typeof index !== 'number' || (key !== undefined && key !== 'pattern')) return [];
  const rule = find(root, path.slice(0, 3));
  const pattern = rule && commandPatternOf(rule);
  if (!pattern) return [];
  const { covered, beside } = commandExamples(pattern);
  const words = pattern.map((one) => one.map(code).join(' or ')).join(', then ');
  const examples = `*Covers* ${code(asTyped(covered))}, and not ${code(asTyped(beside))}.`;
  return [
    `${examples} The first words of a command must be ${words}; whatever follows does not count (Codex ${codexVersion}).`,
  ];
}
