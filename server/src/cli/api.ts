/** What the package offers to programs; `api-types.ts` says so. */
import { fileKinds } from '../codex/file-kind.ts';
import { releaseFault, releaseFor } from '../codex/version.ts';
import { type Analysis, analyseText } from '../features/analysis.ts';
import { toRange } from '../features/range.ts';
import { defaultProfile, profileIds } from '../risk/profiles.ts';
import { applyProfile, fixAll, takesProfile } from '../rules/apply.ts';
import type * as Rule from '../rules/rule.ts';
import type * as Api from './api-types.ts';

export const check: typeof Api.check = (text, options = {}) => {
  const analysis = analysisOf(text, options);
  const asFinding = (finding: Rule.Finding) => publicFinding(finding, analysis);
  return {
    kind: analysis.kind,
    findings: analysis.findings.map(asFinding),
    ignored: (analysis.checked?.ignored ?? []).map(asFinding),
  };
};

export const fix: typeof Api.fix = (text, options = {}) => {
  const wanted = oneOf('applyProfile', options.applyProfile, profileIds);
  const { kind, profile, context } = analysisOf(text, options);
  if (kind === undefined) return { text, changed: false };
  const applied = wanted && takesProfile(kind) ? applyProfile(text, wanted, context) : text;
  const fixed = fixAll(applied, wanted ?? profile, context, { caution: options.all ? 'all' : 'repairs' });
  return { text: fixed, changed: fixed !== text };
};

function analysisOf(text: string, options: Api.CheckOptions): Analysis {
  if (typeof text !== 'string') throw new TypeError('the text of the file must be a string');
  const { codexVersion } = options;
  const fault = codexVersion === undefined ? undefined : releaseFault(codexVersion);
  if (fault !== undefined) throw new TypeError(`codexVersion: ${fault}`);
  return analyseText(text, options.path ?? '', {
    profile: oneOf('profile', options.profile, profileIds) ?? defaultProfile,
    kind: oneOf('kind', options.kind, fileKinds),
    release: releaseFor(codexVersion),
  });
}

/** Programs are not always checked for types. */
function oneOf<T extends string>(option: string, value: T | undefined, known: readonly T[]): T | undefined {
  if (value === undefined || known.includes(value)) return value;
  throw new TypeError(`${option} is one of ${known.join(', ')}, not ${JSON.stringify(value)}`);
}

function publicFinding(finding: Rule.Finding, { textDocument }: Analysis): Api.Finding {
  const { code, severity, verdict, message, keyPath, span, control, profile } = finding;
  return {
    code,
    severity,
    verdict,
    message,
    keyPath,
    range: toRange(textDocument, span),
    ...(control !== undefined && { control }),
    ...(profile !== undefined && { profile }),
  };
}
