import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documents as configDocuments } from '../../../test/codex/config-documents/index.ts';
import type { FileKind } from '../../src/codex/file-kind.ts';
import { askedReleases, releaseName } from '../../src/codex/history/releases.ts';
import { releaseFor } from '../../src/codex/version.ts';
import { severities } from '../../src/risk/control.ts';
import { check } from '../../src/rules/check.ts';
import { ignoreComment } from '../../src/rules/ignore-comment.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { generatedPolicies, writtenPolicies } from './every-document.ts';
import { contextOf } from './golden.ts';

const policies = [...writtenPolicies(), ...generatedPolicies(7)].map(({ text }) => text);
const settings = configDocuments.filter((_, index) => index % 7 === 0).map(({ text }) => text);

/** Any text: files one after another, cut and typed into. */
const textOf = (files: readonly string[]) =>
  fc
    .record({
      parts: fc.array(fc.constantFrom(...files), { minLength: 1, maxLength: 3 }),
      cut: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      typed: fc.constantFrom('', '\n', '[features]\nhooks = true\n', 'x = {\n}\n', 'y = "\\e"\n', '= ', '"'),
    })
    .map(({ parts, cut, typed }) => {
      const text = parts.join('\n');
      const at = Math.floor((cut ?? 0) * text.length);
      return text.slice(0, at) + typed + text.slice(at);
    });

/** Two ranges, the second within the first; any of them may be of one release, or open. */
const ranges = fc
  .tuple(...Array.from({ length: 4 }, () => fc.nat({ max: askedReleases.length - 1 })), fc.boolean(), fc.boolean())
  .map(([one = 0, two = 0, three = 0, four = 0, openWide, openNarrow]) => {
    const [a, b, c, d] = [one, two, three, four].map(Number).sort((x, y) => x - y);
    const name = (at: number | undefined) => releaseName(askedReleases[at ?? 0] ?? 0);
    const wider = openWide ? `>=${name(a)}` : `${name(a)} - ${name(d)}`;
    const narrower = b === c ? name(b) : openWide && openNarrow ? `>=${name(b)}` : `${name(b)} - ${name(c)}`;
    return { wider, narrower };
  });

const found = (text: string, range: string, kind: FileKind = 'requirements'): readonly Finding[] =>
  check(contextOf(text, 'balanced', { release: releaseFor(range), kind }));

/** The same rule on the same key, as gravely at least, with all that is said. */
function holds(wider: readonly Finding[], { code, keyPath, severity, verdict, message }: Finding): boolean {
  return wider.some(
    (other) =>
      other.code === code &&
      String(other.keyPath) === String(keyPath) &&
      severities.indexOf(other.severity) >= severities.indexOf(severity) &&
      (other.verdict === verdict || other.verdict === 'rejects') &&
      message.split(/(?<=\.) /).every((sentence) => other.message.includes(sentence)),
  );
}

describe('a wider range of releases', () => {
  const hasAll =
    (kind: FileKind) =>
    (text: string, { wider, narrower }: Record<'wider' | 'narrower', string>) => {
      const all = found(text, wider, kind);
      // Whether a comment has anything to ignore is about the range itself.
      for (const finding of found(text, narrower, kind).filter(({ code }) => code !== ignoreComment.id)) {
        assert.ok(holds(all, finding), `${narrower} in ${wider}: ${finding.message}`);
      }
    };

  it('has every finding of a narrower one in settings', () => {
    fc.assert(fc.property(textOf(settings), ranges, hasAll('managed-config')), {
      numRuns: Number(process.env.PROPERTY_RUNS ?? 250),
    });
  });

  it('has every finding of a narrower one', () => {
    fc.assert(fc.property(textOf(policies), ranges, hasAll('requirements')), {
      numRuns: Number(process.env.PROPERTY_RUNS ?? 250),
      examples: [
        // A pin that some releases refuse and others ignore, with what is no value.
        ['features.runtime_agent_instances = f[x]\n', { wider: '0.66 - 0.125', narrower: '0.125' }],
        // A list in the place of a table, which is refused from a release on that has another first key.
        ['experimental_network = [false]\n', { wider: '0.66 - 0.113', narrower: '0.113' }],
        // What the newest refuses hides what it says of the same place besides.
        ['[otel.exporter.otlp-http.tls.client-private-key]\n', { wider: '>=0.66', narrower: '0.66' }],
      ],
    });
  });

  it('is no narrower for being written another way', () => {
    for (const text of policies.slice(0, 40)) {
      assert.deepEqual(found(text, '>=0.66'), found(text, '0.66 - 0.169'));
      assert.deepEqual(found(text, '>=0.121 <=0.169'), found(text, '>=0.121.0'));
    }
  });
});
