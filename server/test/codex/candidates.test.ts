import assert from 'node:assert/strict';
import { keyCandidates, type ValueCandidate, valueCandidates } from '../../src/codex/candidates.ts';
import { configSchema } from '../../src/codex/config/index.ts';
import { featureAliases, features } from '../../src/codex/features.ts';
import { requirementsSchema } from '../../src/codex/requirements/index.ts';
import type { Schema } from '../../src/codex/schema.ts';

type Path = readonly (string | number)[];

/** Names as they stand, `!` after those that are required. */
function names(...path: Path): string {
  return keyCandidates(requirementsSchema, path)
    .map(({ name, required }) => `${name}${required ? '!' : ''}`)
    .join(' ');
}

/** Values with `|` where something is left to fill in. */
function values(...path: Path): string[] {
  return valueCandidates(requirementsSchema, path).map(marked);
}

function marked({ text, holes }: ValueCandidate): string {
  return holes.reduceRight((result, hole) => `${result.slice(0, hole)}|${result.slice(hole)}`, text);
}

function key(name: string, ...path: Path) {
  const found = keyCandidates(requirementsSchema, path).find((candidate) => candidate.name === name);
  assert.ok(found, name);
  return found;
}

describe('keyCandidates', () => {
  it('are the keys of the root, as the reference lists them', () => {
    assert.equal(names(), Object.keys(requirementsSchema.keys).join(' '));
  });

  const tables: readonly (readonly [Path, string])[] = [
    [['rules'], 'prefix_rules!'],
    [['rules', 'prefix_rules', 0], 'pattern! decision! justification canonical_matching'],
    [['permissions'], 'filesystem network <profile>'],
    [['permissions', 'filesystem'], 'deny_read'],
    [['permissions', 'own', 'filesystem'], 'glob_scan_max_depth <path>'],
    [['permissions', 'own', 'filesystem', '/srv'], '<subpath>'],
    [['mcp_servers'], '<id>'],
    [['mcp_servers', 'docs'], 'identity!'],
    [['otel', 'exporter'], 'otlp-http otlp-grpc'],
    [['otel', 'exporter', 'otlp-http'], 'endpoint! protocol! headers tls'],
    [['features', 'runtime_agent_instances'], 'enabled mode'],
    // Of several shapes all names, and required only what each shape requires.
    [['mcp_servers', 'docs', 'identity'], 'command url'],
    [['mcp_servers', 'docs', 'identity', 'command'], 'executable! args!'],
    [['mcp_servers', 'docs', 'identity', 'url'], 'match! value expression'],
  ];
  for (const [path, expected] of tables) {
    it(`${path.join('.')}: ${expected}`, () => assert.equal(names(...path), expected));
  }

  it('are none where no table can stand', () => {
    for (const path of [['rules', 'prefix_rules'], ['log_dir'], ['colour'], ['hooks', 'Stop', 'hooks'], ['rules', 0]]) {
      assert.equal(names(...path), '', path.join('.'));
    }
  });

  it('say what is a placeholder, old or dropped', () => {
    assert.deepEqual(
      keyCandidates(requirementsSchema, ['permissions']).map(({ isPlaceholder }) => isPlaceholder),
      [false, false, true],
    );
    const dropped = key('sandbox_private_desktop', 'windows');
    assert.equal(dropped.retired, true);
    assert.equal(dropped.deprecated, dropped.schema.deprecated);
    assert.equal(key('allowed_domains', 'experimental_network').deprecated, 'Use domains.');
    assert.equal(key('allow_mxc', 'windows').deprecated, undefined);
  });

  it('are all features, those of use first, then their older names', () => {
    for (const table of ['features', 'feature_requirements']) {
      const found = keyCandidates(requirementsSchema, [table]);
      assert.deepEqual(
        found.slice(0, 3).map(({ name }) => name),
        ['skill_mcp_dependency_install', 'memories', 'computer_use'],
      );
      const current = found.slice(0, features.length).map(({ name }) => name);
      assert.deepEqual(current.toSorted(), features.map(({ name }) => name).sort());
      assert.deepEqual(
        found.slice(features.length).map(({ name, deprecated }) => [name, deprecated]),
        Object.entries(featureAliases).map(([name, now]) => [name, `An older name of \`${now}\`.`]),
      );
    }
    const rest = keyCandidates(requirementsSchema, ['features']).slice(12, features.length);
    const places = rest.map(({ name }) => features.findIndex((feature) => feature.name === name));
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
    );
  });

  it('come with the stage and the default of a feature', () => {
    const memories = { name: 'memories', stage: 'stable', default: false, pinEffective: true };
    assert.deepEqual(key('memories', 'features').feature, memories);
    assert.deepEqual(key('memory_tool', 'features').feature, memories);
    assert.equal(key('worktrees', 'features').feature?.pinEffective, false);
    assert.equal(key('apps').feature, undefined);
  });
});

describe('valueCandidates', () => {
  const places: readonly (readonly [Path, readonly string[]])[] = [
    [['allow_appshots'], ['true', 'false']],
    [['enforce_residency'], ['"us"']],
    [['log_dir'], ['"|"']],
    [['allowed_sandbox_modes'], ['[|]']],
    [
      ['allowed_sandbox_modes', 0],
      ['"read-only"', '"workspace-write"', '"danger-full-access"', '"external-sandbox"'],
    ],
    [
      ['allowed_approval_policies', 1],
      [
        ...['"untrusted"', '"on-failure"', '"on-request"', '"never"'],
        '{ granular = { sandbox_approval = |, rules = |, mcp_elicitations = | } }',
      ],
    ],
    [['rules', 'prefix_rules'], ['[{ pattern = [{|}], decision = "|" }]']],
    [['remote_sandbox_config'], ['[{ hostname_patterns = [|], allowed_sandbox_modes = [|] }]']],
    [['mcp_servers'], ['{|}']],
    [
      ['mcp_servers', 'docs', 'identity'],
      [
        ...['{ command = "|" }', '{ url = "|" }'],
        ...['{ command = { executable = "|", args = [{ match = "|" }] } }', '{ url = { match = "|" } }'],
      ],
    ],
    [
      ['permissions', 'own', 'filesystem', '/srv'],
      ['"read"', '"write"', '"deny"', '"none"', '{|}'],
    ],
    [
      ['features', 'runtime_agent_instances'],
      ['true', 'false', '{|}'],
    ],
    [
      ['features', 'unified_exec'],
      ['true', 'false'],
    ],
    // A number is nobody's to guess, unless there is only one.
    [['experimental_network', 'http_port'], []],
    [['permissions', 'own', 'network', 'mitm', 'version'], ['2']],
    [['windows', 'sandbox_private_desktop'], []],
    [['colour'], []],
    [['allowed_sandbox_modes', 'read-only'], []],
  ];
  for (const [path, expected] of places) {
    it(`${path.join('.')}: ${expected.join(' ')}`, () => assert.deepEqual(values(...path), expected));
  }

  it('are none that Codex would refuse', () => {
    assert.deepEqual(
      valueCandidates(configSchema, ['approval_policy'])
        .map(({ text }) => text)
        .slice(0, 3),
      ['"on-failure"', '"on-request"', '"never"'],
    );
  });

  it('say what a value means', () => {
    assert.deepEqual(valueCandidates(requirementsSchema, ['otel', 'exporter']), [
      { text: '"none"', holes: [], note: 'Nothing is sent.' },
      { text: '"statsig"', holes: [] },
      { text: '{}', holes: [1] },
    ]);
  });

  it('come once where several shapes share a value', () => {
    const flag: Schema = { type: 'boolean', description: '' };
    const text: Schema = { type: 'string', description: '' };
    assert.deepEqual(
      valueCandidates({ type: 'anyOf', description: '', options: [text, flag, flag, text] }, []).map(marked),
      ['"|"', 'true', 'false'],
    );
  });
});
