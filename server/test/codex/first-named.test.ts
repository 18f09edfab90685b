import assert from 'node:assert/strict';
import { type Document, documents } from '../../../test/codex/documents/index.ts';
import { agreement, limits } from '../../../test/codex/documents/named.ts';
import { readRecording } from '../../../test/codex/documents/recorded.ts';
import { severalFaults } from '../../../test/codex/documents/several-faults.ts';
import { check } from '../../src/rules/check.ts';
import { Context } from '../../src/rules/context.ts';
import type { Finding } from '../../src/rules/rule.ts';
import { parseDocument } from '../../src/toml/document.ts';

const { verdicts, named } = readRecording();

function rejecting({ text }: Document): Finding[] {
  const findings = check(new Context(parseDocument(text), 'high-utility'));
  return findings.filter(({ verdict }) => verdict === 'rejects');
}

function pathsOf(findings: readonly Finding[]): string {
  return findings.map(({ keyPath }) => keyPath.join('.')).join(', ');
}

describe('the key that Codex names when it refuses a document', () => {
  // Where the product finds nothing at all, `verdicts.test.ts` has the exceptions.
  const refused = documents
    .filter(({ id }) => named[id] !== undefined)
    .map((document) => ({ document, findings: rejecting(document) }))
    .filter(({ findings }) => findings.length > 0);

  it('is recorded for nearly all that it refuses', () => {
    const rejected = Object.values(verdicts).filter((verdict) => verdict === 'rejected').length;
    assert.ok(refused.length > rejected * 0.9, `${refused.length} of ${rejected}`);
  });

  it('has a finding', () => {
    const others = refused.flatMap(({ document, findings }) => {
      const name = named[document.id] ?? '';
      const isFound = findings.some((finding) => agreement(name, finding, document.text) !== undefined);
      return isFound ? [] : [`${document.id}: Codex names ${name}, the product ${pathsOf(findings)}`];
    });
    assert.deepEqual(others, []);
  });

  it('is less than the key that is wrong only where a limit of Codex says so', () => {
    const less = refused
      .map(({ document, findings }) => ({ name: named[document.id] ?? '', findings, text: document.text }))
      .filter(({ name, findings, text }) => !findings.some((finding) => agreement(name, finding, text) === 'same'));
    assert.ok(less.length < refused.length / 2, `${less.length} of ${refused.length}`);
    const unused = limits.filter((limit) => !less.some(({ name }) => limit.named.test(name)));
    assert.deepEqual(
      unused.map(({ reason }) => reason),
      [],
    );
  });
});

describe('a document with several faults', () => {
  it('is refused by Codex', () => {
    assert.ok(severalFaults.length >= 40);
    assert.deepEqual(
      severalFaults.filter(({ id }) => verdicts[id] !== 'rejected').map(({ id }) => id),
      [],
    );
  });

  for (const document of severalFaults) {
    it(`has a finding for each, and for nothing else: ${document.id}`, () => {
      const { text, faults } = document;
      assert.ok(faults.length >= 2 && faults.length <= 4);
      const pieces = (spans: Iterable<{ start: number; end: number }>) =>
        Array.from(spans, ({ start, end }) => `${start}: ${text.slice(start, end)}`);
      const findings = rejecting(document);
      assert.deepEqual(pieces(findings.map(({ span }) => span)), pieces(faults));
      const name = named[document.id];
      if (name !== undefined)
        assert.ok(
          findings.some((finding) => agreement(name, finding, text)),
          name,
        );
    });
  }
});
