/** What keeps Codex from starting with a set of layers. */
import { configRefusals } from '../codex/config/constraints.ts';
import { configSchema } from '../codex/config/index.ts';
import { refusals } from '../codex/constraints/index.ts';
import { requirementsSchema } from '../codex/requirements/index.ts';
import { type ShapeIssue, shapeIssues } from '../codex/shape.ts';
import { type Item, parseDocument } from '../toml/document.ts';
import { writeKeyPath } from '../toml/write.ts';
import { type Layer, layerKinds } from './layer.ts';
import type { Refusal } from './outcome.ts';
import { writePlain } from './plain.ts';
import { fixed } from './required.ts';
import { listOf } from './requirements-layer.ts';
import { decide, isFullAccessRefused } from './sandbox.ts';
import {
  at,
  type Branch,
  entriesAt,
  flatten,
  type Path,
  put,
  type Source,
  sourceOf,
  sourcesOf,
  valueAt,
} from './tree.ts';

/** What is worse than not starting. */
const STARTS_FOR_EDITORS =
  '. Only `codex app-server`, which editors use, starts all the same: it refuses sessions, and runs the commands of its client without a sandbox';

/** The first layer that is no TOML. */
export function syntaxRefusal(layers: readonly Layer[]): Refusal | undefined {
  for (const layer of layers) {
    const [fault] = layer.document.faults;
    if (!fault) continue;
    const reason = `it is no TOML: ${fault.message}${layerKinds[layer.kind].config === undefined ? STARTS_FOR_EDITORS : ''}`;
    return { layer, span: { start: fault.start, end: fault.end }, reason, evidence: evidenceOf(layer) };
  }
  return undefined;
}

/** The first requirements that Codex rejects. Rules over several keys need all layers, and are left out with several. */
export function requirementsRefusal(layers: readonly Layer[]): Refusal | undefined {
  const documents = layers.filter(({ kind }) => layerKinds[kind].config === undefined);
  for (const layer of documents) {
    const { root } = layer.document;
    const issue = shapeIssues(root, requirementsSchema).find(isRejected);
    if (issue) return about(sourceOf(layer, issue.item), reasonOf(issue));
    // The provider may also be one of the settings: that is looked at with them.
    const refusal = refusals(root).find(({ item, later }) => !later && item.path.join('.') !== 'model_provider');
    if (refusal && documents.length === 1) return about(sourceOf(layer, refusal.item), refusal.reason);
  }
  return undefined;
}

/** Two layers that name different folders for managed hooks, on the system that runs. */
export function hooksRefusal(trees: readonly Branch[], windows: boolean): Refusal | undefined {
  const path = ['hooks', windows ? 'windows_managed_dir' : 'managed_dir'];
  const [first, ...others] = trees.flatMap((tree) => leafSources(tree, path));
  const other = others.find(({ value }) => value !== first?.value);
  return other && { ...about(other, `another layer has another \`${path.join('.')}\``), evidence: 'documented' };
}

/** What Codex rejects in the settings of all layers together; what a higher layer replaces is not looked at. */
export function settingsRefusal(settings: Branch, requirements: Branch): Refusal | undefined {
  const profiles = entriesAt(requirements, ['permissions']).filter(([name]) => !notProfiles.includes(name));
  const conflict = profiles.find(([name]) => at(settings, ['permissions', name]));
  if (conflict) {
    return aboutKey(settings, ['permissions', conflict[0]], 'requirements have a permission profile of that name');
  }
  // Of what requirements fix only providers and profiles count here: the rest Codex puts above settings it has checked.
  const provided = fixed(settings, requirements, ['model_provider', 'model_providers']);
  const deciding = decide({ settings: provided, dropped: [] }, requirements).settings;
  const judged = profiles.reduce((tree, [name, profile]) => put(tree, ['permissions', name], profile), deciding);
  return mergedRefusal(judged) ?? loginRefusal(settings, requirements);
}

/** What stands among permission profiles in requirements, and is none. */
const notProfiles = ['filesystem', 'network'];

/** Codex puts layers together before it looks at types and at rules over several keys, and so does this. */
function mergedRefusal(settings: Branch): Refusal | undefined {
  const statements = flatten(settings).map(({ path, value }) => `${writeKeyPath(path)} = ${writePlain(value)}\n`);
  const { root } = parseDocument(statements.join(''));
  const issue = shapeIssues(root, configSchema).find(isRejected);
  if (issue) return aboutKey(settings, namesOf(issue.item), reasonOf(issue));
  const refusal = configRefusals(root).find(({ later }) => !later);
  return refusal && aboutKey(settings, namesOf(refusal.item), refusal.reason);
}

/** The path of an item down to a list, in which nothing has a place of its own. */
function namesOf({ path }: Item): string[] {
  const index = path.findIndex((step) => typeof step === 'number');
  return path.slice(0, index < 0 ? path.length : index).map(String);
}

/** `approval_policy = "never"` where full access is asked for and not allowed. */
export function neverRefusal(settings: Branch, requirements: Branch, effective: Branch): Refusal | undefined {
  if (valueAt(effective, ['approval_policy']) !== 'never') return undefined;
  if (!isFullAccessRefused(settings, requirements)) return undefined;
  const path = at(settings, ['sandbox_mode']) ? ['sandbox_mode'] : ['default_permissions'];
  return aboutKey(
    settings,
    path,
    'requirements rule full access out, and nobody could be asked with `approval_policy = "never"`',
  );
}

/** Requirements and settings that leave no way to sign in. */
function loginRefusal(settings: Branch, requirements: Branch): Refusal | undefined {
  const allowed = valueAt(requirements, ['allowed_login_methods']);
  const forced = valueAt(settings, ['forced_login_method']);
  const left = (allowed === undefined ? ['chatgpt', 'api'] : listOf(allowed)).filter(
    (method) =>
      (forced === undefined || method === forced) && (method !== 'chatgpt' || hasWorkspace(settings, requirements)),
  );
  if (left.length > 0) return undefined;
  const path = forced === undefined ? ['forced_chatgpt_workspace_id'] : ['forced_login_method'];
  return aboutKey(settings, path, 'with the requirements no way to sign in is left');
}

function hasWorkspace(settings: Branch, requirements: Branch): boolean {
  const allowed = valueAt(requirements, ['allowed_chatgpt_workspaces']);
  const forced = valueAt(settings, ['forced_chatgpt_workspace_id']);
  if (allowed === undefined || forced === undefined) return true;
  const wanted = typeof forced === 'string' ? [forced] : listOf(forced);
  return wanted.some((one) => listOf(allowed).includes(one));
}

function leafSources(tree: Branch, path: Path): Source[] {
  const found = at(tree, path);
  return found ? sourcesOf(found) : [];
}

function aboutKey(settings: Branch, path: Path, reason: string): Refusal {
  const [source] = leafSources(settings, path);
  return source ? about(source, reason) : { reason, evidence: 'observed' };
}

/** A refusal where a key stands. */
export function about({ layer, span }: Source, reason: string): Refusal {
  return { layer, span, reason, evidence: evidenceOf(layer) };
}

function evidenceOf({ kind }: Layer) {
  return layerKinds[kind].evidence;
}

/** Whether Codex rejects settings or requirements for it. */
export function isRejected(issue: ShapeIssue): boolean {
  return issue.kind !== 'unknown-key' || issue.verdict === 'rejects';
}

/** Why Codex rejects it, as a sentence without its full stop. */
export function reasonOf(issue: ShapeIssue): string {
  const name = `\`${writeKeyPath(issue.item.path)}\``;
  switch (issue.kind) {
    case 'unknown-key':
      return `Codex does not know ${name}, and takes no unknown keys there`;
    case 'wrong-type':
      return `${name} has the wrong type`;
    case 'unknown-value':
      return `Codex does not know that value of ${name}`;
    case 'out-of-range':
      return `the number of ${name} is out of range`;
    case 'too-few':
      return `${name} must not be empty`;
    case 'missing-key':
      return `${name} needs \`${issue.key}\``;
    default:
      return `${name} is nothing that Codex takes`;
  }
}
