import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deployedKinds } from '../../../src/codex/deployment.ts';
import { analyseText } from '../../../src/features/analysis.ts';
import type { Answers } from '../../../src/features/new-policy/answers.ts';
import { type NewPolicy, newPolicy, policyChoices } from '../../../src/features/new-policy/new-policy.ts';
import { postureMatrix } from '../../../src/features/posture/matrix.ts';
import { assessDefault } from '../../../src/risk/assess-default.ts';
import { askingDefaults } from '../../../src/risk/controls/managed-config.ts';
import { type ProfileId, profileIds } from '../../../src/risk/profiles.ts';

function textOf(wanted: NewPolicy): string {
  const answer = newPolicy(wanted);
  assert.ok('text' in answer, 'problem' in answer ? answer.problem : '');
  return answer.text;
}

function problemOf(answers: Answers, profile: ProfileId = 'balanced', more: Partial<NewPolicy> = {}): string {
  const answer = newPolicy({ kind: 'requirements', profile, answers, ...more });
  assert.ok('problem' in answer, 'text' in answer ? answer.text : '');
  return answer.problem;
}

/** The findings of a file that has no name yet: its comments say what it is, and the profile that it is held to. */
function findingsOf(text: string): string[] {
  return analyseText(text, '', { profile: 'high-utility' }).findings.map(({ code }) => code);
}

const answers: Answers = {
  servers: ['docs=https://mcp.example.com/mcp', 'git hub=npx -y "@acme/a b"', "plain='/opt/my tools/mcp'"],
  otelEndpoint: 'https://otel.acme.test/v1/logs',
  denyRead: ['~/.ssh/**', '/srv/secrets/**', '~/.ssh/**'],
};

describe('a new file', () => {
  for (const profile of profileIds) {
    const own = { ...answers, servers: profile === 'security-oriented' ? [] : (answers.servers ?? []) };
    for (const given of [{}, own]) {
      const how = given === own ? 'with answers' : 'without answers';

      it(`of requirements meets ${profile} ${how}, and all of it counts`, () => {
        const text = textOf({ kind: 'requirements', profile, answers: given });
        const analysis = analyseText(text, '', { profile: 'balanced' });
        const { kind, profile: target } = analysis;
        assert.deepEqual({ kind, target }, { kind: 'requirements', target: profile });
        const matrix = postureMatrix(analysis);
        assert.equal(matrix?.met[profile], matrix?.rows.length);
        // A file that nobody may read leaves no full access to allow.
        const expected = profile === 'high-utility' && given === own ? ['full-access-ruled-out'] : [];
        assert.deepEqual(findingsOf(text), expected);
      });

      it(`of defaults has every default for ${profile} ${how}`, () => {
        const { otelEndpoint } = own;
        const text = textOf({ kind: 'managed-config', profile, answers: given === own ? { otelEndpoint } : {} });
        const { document, kind } = analyseText(text, '', { profile: 'balanced' });
        assert.equal(kind, 'managed-config');
        assert.deepEqual(
          askingDefaults.filter((row) => assessDefault(document.root, row).state !== 'met'),
          [],
        );
        const codes = analyseText(text, '', { profile: 'balanced' }).findings.filter(
          ({ verdict }) => verdict === 'rejects' || verdict === 'ignores',
        );
        assert.deepEqual(codes, []);
        assert.equal(findingsOf(text).includes('example-collector'), given !== own);
      });
    }

    for (const kind of deployedKinds) {
      it(`of ${kind} for ${profile} can have any one thing that is offered`, () => {
        for (const { id, detail, optional } of policyChoices(kind, profile)) {
          const given = optional ? { otelEndpoint: 'https://otel.acme.test/v1/logs' } : {};
          const lines = textOf({ kind, profile, controls: [id], answers: given }).split('\n');
          assert.deepEqual(lines.slice(0, 3), [
            `# codex-policy: kind = ${kind}`,
            `# codex-policy: profile = ${profile}`,
            '',
          ]);
          assert.deepEqual(lines.filter((line) => /^#(?!#)/.test(line)).slice(2), [`# ${detail}`], id);
        }
      });
    }
  }

  it('is written so', () => {
    const controls = ['allowed_sandbox_modes', 'features.computer_use', 'features.browser_use'];
    assert.equal(
      textOf({ kind: 'requirements', profile: 'balanced', controls, answers }),
      `# codex-policy: kind = requirements
# codex-policy: profile = balanced

# How far the sandbox may be opened: reading only, writing in the workspace, or not at all.
allowed_sandbox_modes = ["read-only", "workspace-write"]

# Which local files the agent and its commands can never read.
[permissions.filesystem]
deny_read = ["~/**/.env", "~/**/.env.*", "~/**/*.env.*", "~/.ssh/**", "/srv/secrets/**"]

# Which MCP servers users may configure.
[mcp_servers.docs]
identity = { url = "https://mcp.example.com/mcp" }

[mcp_servers."git hub"]
identity = { command = { executable = "npx", args = [{ match = "exact", value = "-y" }, { match = "exact", value = "@acme/a b" }] } }

[mcp_servers.plain]
identity = { command = "/opt/my tools/mcp" }

[features]
# Whether the agent may operate other applications.
computer_use = false
# Whether the agent may operate a browser.
browser_use = false
browser_use_external = false
browser_use_full_cdp_access = false

# Telemetry. Local sessions are not in the compliance interface: without telemetry nobody can see afterwards what an agent did.
[otel]
environment = "prod"
log_user_prompt = true

[otel.exporter.otlp-http]
endpoint = "https://otel.acme.test/v1/logs"
protocol = "binary"
`,
    );
  });

  it('says that servers nobody has named are examples', () => {
    const text = textOf({ kind: 'requirements', profile: 'balanced', controls: ['mcp_servers'] });
    assert.ok(
      text.includes(
        '\n# Which MCP servers users may configure. The entries are examples: put your own servers in their place.\n[mcp_servers.local]\n',
      ),
    );
  });

  it('asks for the answers that the profile has a place for', () => {
    const asks = (profile: ProfileId) =>
      policyChoices('requirements', profile).flatMap(({ id, answer, optional }) =>
        answer ? [[id, answer, optional]] : [],
      );
    const telemetry = ['otel', 'otelEndpoint', true];
    const files = ['permissions.filesystem.deny_read', 'denyRead', false];
    assert.deepEqual(asks('high-utility'), [['mcp_servers', 'servers', false], telemetry]);
    assert.deepEqual(asks('balanced'), [files, ['mcp_servers', 'servers', false], telemetry]);
    assert.deepEqual(asks('security-oriented'), [files, telemetry]);
    assert.equal(problemOf({}, 'balanced', { controls: ['otel'] }), 'otel needs the address of a collector');
  });

  it('is not written where answers do not fit', () => {
    assert.equal(problemOf({ servers: ['docs'] }), "a server is NAME=COMMAND or NAME=URL, not 'docs'");
    assert.equal(problemOf({ servers: ['=x'] }), "a server is NAME=COMMAND or NAME=URL, not '=x'");
    assert.equal(problemOf({ servers: ['a=b', 'a=c'] }), 'the server a is named twice');
    assert.equal(
      problemOf({ servers: ['a=b'] }, 'security-oriented'),
      'Security-oriented allows no MCP server: leave them out, or take another profile',
    );
    assert.equal(
      problemOf({ otelEndpoint: 'collector' }),
      "the address of a collector begins with https://, unlike 'collector'",
    );
    const other = 'which servers and files are allowed is said in requirements.toml';
    assert.equal(problemOf({ servers: ['a=b'] }, 'balanced', { kind: 'managed-config' }), other);
    assert.equal(problemOf({ denyRead: ['~/x/**'] }, 'balanced', { kind: 'managed-config' }), other);
  });

  it('is not written with controls that the profile has no value for', () => {
    assert.match(
      problemOf({}, 'high-utility', { controls: ['features.apps'] }),
      /^High Utility has no value for 'features\.apps', only for allowed_approval_policies, /,
    );
    assert.match(problemOf({}, 'balanced', { controls: ['x'] }), /^Balanced has no value for 'x', only for /);
  });

  it('is not written with patterns that guard nothing', () => {
    const needs = 'it needs ~/ or a folder at its beginning';
    assert.equal(
      problemOf({ denyRead: ['.env'] }),
      `the pattern .env guards no workspace: ${needs}, such as ~/**/.env`,
    );
    assert.equal(
      problemOf({ denyRead: ['**.env.*'] }),
      `the pattern **.env.* guards no workspace: ${needs}, such as ~/**/.env.* and ~/**/*.env.*`,
    );
    assert.equal(problemOf({ denyRead: ['$X/y'] }), `the pattern $X/y guards no workspace: ${needs}`);
  });

  it('takes any answer without harm', () => {
    const word = fc.string({ unit: 'binary', maxLength: 20 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, word), { maxLength: 3 }),
        fc.array(word, { maxLength: 3 }),
        (servers, denyRead) => {
          const given = { servers: servers.map(([name, what]) => `${name}=${what}`), denyRead };
          const answer = newPolicy({ kind: 'requirements', profile: 'balanced', answers: given });
          if ('problem' in answer) return;
          const { document, findings } = analyseText(answer.text, '', { profile: 'balanced' });
          assert.deepEqual(document.faults, []);
          assert.deepEqual(
            findings.filter(({ verdict }) => verdict === 'rejects' || verdict === 'ignores'),
            [],
          );
        },
      ),
    );
  });
});
