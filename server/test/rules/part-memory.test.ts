import assert from 'node:assert/strict';
import { documents as settingsDocuments } from '../../../test/codex/config-documents/index.ts';
import { documents } from '../../../test/codex/documents/index.ts';
import { type AnalysisOptions, analyseText } from '../../src/features/analysis.ts';
import { standingOf } from '../../src/features/posture/standing.ts';
import { readInFullSince } from '../../src/features/read-in-full.ts';
import { PartMemory } from '../../src/rules/part-memory.ts';
import { goldens, pathOf } from '../goldens/goldens.ts';

interface Sample {
  readonly text: string;
  readonly path: string;
}

const samples: readonly Sample[] = [
  ...goldens().map((golden) => ({ text: golden.text, path: pathOf(golden) })),
  ...documents.map(({ text }) => ({ text, path: '/etc/codex/requirements.toml' })),
  ...settingsDocuments.map(({ text }, index) => ({
    text,
    path: `/home/user/${index % 2 ? 'project/' : ''}.codex/config.toml`,
  })),
];

/** What a report says of a file. */
function told({ text, path }: Sample, options: Partial<AnalysisOptions> = {}) {
  const analysis = analyseText(text, path, { profile: 'balanced', ...options });
  const since = analysis.kind && readInFullSince(analysis.context);
  return { findings: analysis.findings, ignored: analysis.ignored, standing: standingOf(analysis), since };
}

describe('the memory of parts', () => {
  it('changes nothing of what is told, whatever was looked at before', () => {
    const memory = new PartMemory();
    for (const sample of samples) assert.deepEqual(told(sample, { memory }), told(sample), sample.text);
  }).timeout(120_000);

  it('finds the places anew where a file says the same below another comment', () => {
    const memory = new PartMemory();
    for (const sample of samples) {
      told(sample, { memory });
      const lower = { ...sample, text: `# Another host\n\n${sample.text}` };
      assert.deepEqual(told(lower, { memory }), told(lower), sample.text);
    }
  }).timeout(120_000);

  it('keeps what one profile, kind, place or setting of rules says from another', () => {
    const memory = new PartMemory();
    const text = 'approval_policy = "never"\nsandbox_mode = "danger-full-access"\nweb_search = "live"\ncolour = 1\n';
    const places = [
      '/home/u/.codex/config.toml',
      '/w/.codex/config.toml',
      '/etc/codex/managed_config.toml',
      '/home/u/.codex/a.config.toml',
    ];
    const all: Partial<AnalysisOptions>[] = [
      {},
      { profile: 'security-oriented' },
      { levels: new Map([['unknown-key', 'off']]) },
      { kind: 'requirements' },
    ];
    for (const path of places) {
      for (const options of all)
        assert.deepEqual(told({ text, path }, { ...options, memory }), told({ text, path }, options));
    }
  });

  it('keeps a policy that Codex never opens from one that reads the same', () => {
    const memory = new PartMemory();
    const text = 'allowed_sandbox_modes = ["read-only"]\n';
    for (const path of [
      '/etc/codex/requirements.toml',
      '/w/.codex/requirements.toml',
      '/etc/codex/requirements.toml',
    ]) {
      assert.deepEqual(told({ text, path }, { memory }), told({ text, path }), path);
    }
  });

  it('starts again when it is full, and does not keep long parts', () => {
    const memory = new PartMemory(10);
    const first = memory.answersFor('12345678');
    assert.equal(memory.answersFor('12345678'), first);
    memory.answersFor('another');
    assert.notEqual(memory.answersFor('12345678'), first);
    assert.equal(memory.answersFor('x'.repeat(5_000)), undefined);
  });
});
