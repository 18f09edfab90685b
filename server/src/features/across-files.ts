/** Findings of one file that follow from what stands in others. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from 'vscode-languageserver-types';
import { enforceableIn } from '../codex/enforced-keys.ts';
import { codexVersion } from '../codex/version.ts';
import { type Displaced, displacedIn } from '../effective/displaced.ts';
import { type EffectiveOptions, effectiveOf, type Merged, mergeLayers, refusalOf } from '../effective/effective.ts';
import { type Layer, layerKinds } from '../effective/layer.ts';
import { type Plain, writePlain } from '../effective/plain.ts';
import { shown } from '../effective/secrets.ts';
import { at, type Source } from '../effective/tree.ts';
import { type CrossFileRule, crossFileRules } from '../rules/cross-file-rules.ts';
import { enforceableElsewhere } from '../rules/enforceable-elsewhere.ts';
import { outranksRequirements } from '../rules/outranks-requirements.ts';
import { riskSentence } from '../rules/profile-words.ts';
import { refusedSetting } from '../rules/refused-setting.ts';
import type { Finding } from '../rules/rule.ts';
import { find, type Item, type TomlDocument } from '../toml/document.ts';
import type { Span } from '../toml/syntax.ts';
import { writeKeyPath } from '../toml/write.ts';
import { toDiagnostic } from './diagnostics.ts';
import { type Loosened, loosenedBy } from './loosened.ts';
import { toRange } from './range.ts';

/** A finding with the places in other files that it follows from. */
export interface FindingAcross extends Finding {
  readonly elsewhere: readonly Elsewhere[];
}

/** A place in another file. */
export interface Elsewhere extends Pick<Source, 'layer' | 'span'> {
  readonly message: string;
}

/** A value longer than this is cut in a message. */
const WIDTH = 60;

/** What follows for one of several layers from the others. */
export interface Across {
  /** In text order. */
  readonly findings: readonly FindingAcross[];
  /** Whether a finding about the file by itself has its answer in the others. */
  isAnswered(finding: Finding): boolean;
}

/** What follows where there are no others. */
export const nothingAcross: Across = { findings: [], isAnswered: () => false };

/** Compares a layer with the others. */
export function acrossFiles(own: Layer, layers: readonly Layer[], options: EffectiveOptions): Across {
  if (layers.length < 2) return nothingAcross;
  const merged = mergeLayers(layers, options.hostname);
  const refusal = refusalOf(layers, merged, options);
  const starts = refusal === undefined;
  const refused = refusal ? refusedTogether(own, layers, refusal, options) : [];
  // What keeps Codex from starting is all there is to say of a statement.
  const displaced = displacedIn(own, merged)
    .map(displacement)
    .filter(({ keyPath }) => !refused.some((other) => String(other.keyPath) === String(keyPath)));
  const enforced = enforcedIn(own, merged);
  const loosening = loosenedBy(own, merged).map(loosens);
  const loose = new Set(loosening.map(({ keyPath }) => String(keyPath)));
  return {
    findings: [...displaced, ...loosening, ...refused].sort((a, b) => a.span.start - b.span.start),
    isAnswered: ({ code, verdict, keyPath }) =>
      // What one file lacks, another has.
      (code === refusedSetting.id && verdict === 'rejects' && starts) ||
      (code === enforceableElsewhere.id && enforced.has(JSON.stringify(keyPath))) ||
      (code === outranksRequirements.id && loose.has(String(keyPath))),
  };
}

/** What is enforced already needs no word that it could be. */
function enforcedIn({ document }: Layer, { requirements }: Merged): ReadonlySet<string> {
  const enforced = enforceableIn(document.root).filter(({ path }) => at(requirements, path) !== undefined);
  return new Set(enforced.map(({ item }) => JSON.stringify(item.path)));
}

/** The same findings in a later version of the file, as far as their keys are still there. */
export function inLaterVersion(findings: readonly FindingAcross[], { root }: TomlDocument): FindingAcross[] {
  return findings.flatMap((finding) => {
    const name = find(root, finding.keyPath)?.names[0];
    return name ? [{ ...finding, span: { start: name.start, end: name.end } }] : [];
  });
}

/** The same as diagnostics; `uriOf` gives the address of a layer's file. */
export function diagnosticsAcross(
  findings: readonly FindingAcross[],
  document: TextDocument,
  docs: string | undefined,
  place: (elsewhere: Elsewhere) => { readonly uri: string; readonly document: TextDocument },
): Diagnostic[] {
  return findings.map((finding) => ({
    ...toDiagnostic(finding, document, docs),
    relatedInformation: finding.elsewhere.map((elsewhere) => {
      const { uri, document: other } = place(elsewhere);
      return { location: { uri, range: toRange(other, elsewhere.span) }, message: elsewhere.message };
    }),
  }));
}

function displacement(displaced: Displaced): FindingAcross {
  const { cause, source, by } = displaced;
  const rule = ruleOf(displaced);
  const { severity, verdict } = rule;
  const isDefault = rule === crossFileRules.replaced && source.layer.kind === 'managed-config' && cause !== 'left-out';
  const read = displaced.evidence === 'documented' ? ' This is documented, not observed.' : '';
  return {
    code: rule.id,
    severity: isDefault ? 'warning' : severity,
    verdict,
    message: `${sentence(displaced)}${read}`,
    keyPath: source.item.path,
    span: spanOf(source),
    elsewhere: by.map((other) => ({
      layer: other.layer,
      span: spanOf(other),
      message: `${keyOf(other)} in ${nameOf(other.layer)}`,
    })),
  };
}

function loosens({ source, by, requirement, control, value, evidence }: Loosened): FindingAcross {
  const { id, severity, verdict } = crossFileRules.loosens;
  const there = statement([requirement], by.value);
  const read = evidence === 'documented' ? ' This is documented, not observed.' : '';
  return {
    code: id,
    severity,
    verdict,
    message: `Codex ${codexVersion} makes a requirement of ${keyOf(source)} that replaces ${there} in ${nameOf(by.layer)}, and allows \`${value}\`, which that one forbids. ${riskSentence(control, value)}.${read}`,
    keyPath: source.item.path,
    span: spanOf(source),
    elsewhere: [{ layer: by.layer, span: spanOf(by), message: `${keyOf(by)} in ${nameOf(by.layer)}` }],
  };
}

function ruleOf({ cause, sort, by: [first] }: Displaced): CrossFileRule {
  if (sort === 'requirements') return crossFileRules.policiesDiffer;
  const isRequirement = cause === 'left-out' && layerKinds[first.layer.kind].config === undefined;
  return cause === 'overridden' || (cause === 'left-out' && !isRequirement)
    ? crossFileRules.overridden
    : crossFileRules.replaced;
}

function sentence({ cause, sort, source, by: [first], path, value, why }: Displaced): string {
  const codex = `Codex ${codexVersion}`;
  const where = nameOf(first.layer);
  const result = statement(path, value);
  switch (cause) {
    case 'required':
      return `${codex} goes by ${result} whatever stands here: that is required by ${where}.`;
    case 'fallback':
      return `${codex} goes by ${result} instead: ${keyOf(first)} in ${where} does not allow what stands here.`;
    case 'server':
      return `${codex} does not start ${keyOf(source)}: the list of MCP servers in ${where} does not have it as it is written here.`;
    case 'left-out':
      return `${codex} does not go by ${keyOf(source)}: ${why}. That stands in ${where}.`;
    case 'overridden': {
      const verb = sort === 'requirements' ? 'enforce' : 'go by';
      const written = statement(first.item.path.map(String), first.value);
      const counts = written === result ? '' : ` What counts is ${result}.`;
      return `${codex} does not ${verb} what stands here: ${written} in ${where} comes before it.${counts}`;
    }
  }
}

/** What Codex takes of each file alone, and refuses of them together. */
function refusedTogether(
  own: Layer,
  layers: readonly Layer[],
  refusal: NonNullable<ReturnType<typeof refusalOf>>,
  options: EffectiveOptions,
): FindingAcross[] {
  if (refusal.layer !== own || !refusal.span || effectiveOf([own], options).refusal) return [];
  const { id, severity, verdict } = crossFileRules.refusedTogether;
  const others = layers.filter((layer) => layer !== own).map(nameOf);
  const item = itemAt(own, refusal.span.start);
  return [
    {
      code: id,
      severity,
      verdict,
      message: `Codex ${codexVersion} refuses to start with this file beside ${others.join(', ')}: ${refusal.reason}.${refusal.evidence === 'documented' ? ' This is documented, not observed.' : ''}`,
      keyPath: item?.path ?? [],
      span: item?.names[0] ?? refusal.span,
      elsewhere: [],
    },
  ];
}

/** What a statement or a header that begins at an offset gives a value. */
function itemAt({ document: { tree, itemOf } }: Layer, start: number): Item | undefined {
  const isThere = (node: Span | undefined) => node?.start === start;
  const section = tree.sections.find(({ header }) => isThere(header));
  const node = section ?? tree.sections.flatMap(({ pairs }) => pairs).find(isThere);
  return node && itemOf(node);
}

function statement(path: readonly string[], value: Plain): string {
  const text = `${writeKeyPath(path)} = ${writePlain(shown(path, value))}`;
  return `\`${text.length > WIDTH ? `${text.slice(0, WIDTH - 1)}…` : text}\``;
}

function keyOf({ item }: Source): string {
  return `\`${writeKeyPath(item.path)}\``;
}

/** What people call a layer, and the name of its file. */
function nameOf({ kind, path }: Layer): string {
  return `the ${layerKinds[kind].title} (${path.split(/[\\/]/).at(-1)})`;
}

function spanOf({ item, span }: Source) {
  const { start, end } = item.names[0] ?? span;
  return { start, end };
}
