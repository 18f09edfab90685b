import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { documents as settingsDocuments } from '../../../test/codex/config-documents/index.ts';
import { documents } from '../../../test/codex/documents/index.ts';
import { reporterFor } from '../../src/cli/check.ts';
import { checkOptions } from '../../src/cli/check-options.ts';
import { Checker } from '../../src/cli/checker.ts';
import type { Target } from '../../src/cli/discover.ts';
import { type Answer, ReportMemory } from '../../src/cli/report-memory.ts';
import { goldens, pathOf } from '../goldens/goldens.ts';

const samples = [
  // What is found there stands on the first line.
  { text: 'allowed_sandbox_modes = ["read-only"]\n', path: '/w/.codex/requirements.toml' },
  ...goldens().map((golden) => ({ text: golden.text, path: pathOf(golden) })),
  ...some(documents).map(({ text }) => ({ text, path: '/etc/codex/requirements.toml' })),
  ...some(settingsDocuments).map(({ text }) => ({ text, path: '/home/user/.codex/config.toml' })),
];

/** Fixes of all of them take too long. */
function some<T>(all: readonly T[]): readonly T[] {
  return all.filter((_, index) => index % 15 === 0);
}

const surroundings = { env: {}, isTerminal: false, docs: () => 'file:///docs/', stdin: () => '' };
const options = checkOptions(['.'], () => {});
const reporters = (['text', 'json', 'sarif'] as const).map((format) => reporterFor(format, options, surroundings));

/** Checks one text after the other, each as the file at its path. */
function checkerOf(): (text: string, path: string, how?: Partial<Target>) => unknown {
  let current = '';
  const checker = new Checker(options, reporters, () => current);
  return (text, path, how) => {
    current = text;
    return checker.check({ path, isNamed: true, isQuiet: false, from: 'stdin', ...how });
  };
}

describe('the memory of reports', () => {
  it('gives the report that the file has by itself, below a comment of its own', () => {
    const check = checkerOf();
    for (const { text, path } of samples) {
      for (const head of ['# host-001\n', '# host-002, which has a longer name\n']) {
        assert.deepEqual(check(`${head}${text}`, path), checkerOf()(`${head}${text}`, path), `${path}\n${head}${text}`);
      }
    }
  }).timeout(120_000);

  it('keeps what is said in one place from another', () => {
    const check = checkerOf();
    const places = [
      '/etc/codex/requirements.toml',
      '/w/.codex/requirements.toml',
      '/w/requirements.toml',
      '/w/one.requirements.toml',
      '/w/.codex/agents/two.requirements.toml',
      '/w/.codex/agents/three.requirements.toml',
      '/w/.other/requirements.toml',
      '/w/policy.toml',
      '/w/other.toml',
      '/w/managed_config.toml',
      '/etc/codex/managed_config.toml',
      '/home/u/.codex/config.toml',
      '/w/.codex/config.toml',
      '/w/codex/config.toml',
      '/w/codex/config.toml.tmpl',
      '/w/.codex/agents/one.toml',
      '/w/.codex/agents/two.toml',
    ];
    const texts = [
      '# a\nallowed_sandbox_modes = ["read-only"]\n',
      '# a\napproval_policy = "never"\nsandbox_mode = "danger-full-access"\nweb_search = "live"\ncolour = 1\n',
      '# a\ndescription = "Reviews"\ndeveloper_instructions = "Review"\n',
      '# codex-policy: kind = agent-role\ndescription = "Reviews"\ndeveloper_instructions = "Review"\n',
      '# a\n[agents.reviewer]\nconfig_file = "reviewer.toml"\n',
      '# a\n[tool.poetry]\nname = "x"\n',
      '# a\n',
    ];
    for (const text of texts) {
      for (const path of places) {
        for (const how of [{}, { isNamed: false, isQuiet: true }, { from: 'stdin without a name' } as const]) {
          assert.deepEqual(check(text, path, how), checkerOf()(text, path, how), `${path}\n${text}`);
        }
      }
    }
  }).timeout(60_000);

  it('tells comments at the top apart by their lines alone, unless they may say something', () => {
    const memory = new ReportMemory();
    const answerFor = (text: string) => memory.answerFor(text, 'here');
    const isSame = (one: string, other: string): boolean => {
      const first: Answer = answerFor(one);
      return first === answerFor(other);
    };
    assert.ok(isSame('# host-1\nx = 1\n', '# host-20 of group 3\nx = 1\n'));
    assert.ok(isSame('# a\r\n# b\r\nx = 1\n', '# c\r\n#\r\nx = 1\n'));
    assert.ok(!isSame('# a\nx = 1\n', '# a\n# b\nx = 1\n'));
    assert.ok(!isSame('# a\nx = 1\n', '# a\r\nx = 1\n'));
    assert.ok(!isSame('# a\nx = 1\n', '# a\nx = 2\n'));
    assert.ok(!isSame('x = 1\n# a\n', 'x = 1\n# b\n'));
    assert.ok(!isSame('# codex-policy: profile = balanced\nx = 1\n', '# codex-policy: kind = config\nx = 1\n'));
    assert.ok(!isSame('# \u0001\nx = 1\n', '# a\nx = 1\n'));
    assert.ok(!isSame('# é\nx = 1\n', '# a\nx = 1\n'));
    assert.notEqual(answerFor('x = 1\n'), memory.answerFor('x = 1\n', 'there'));
  });

  it('looks beside each file for what it names', () => {
    const check = checkerOf();
    const text = 'approval_policy = "never"\n[agents.reviewer]\nconfig_file = "goldens.ts"\n';
    const isMissing = (folder: string) =>
      JSON.stringify(check(text, `${folder}managed_config.toml`)).includes('missing-role-file');
    const goldensFolder = fileURLToPath(new URL('../goldens/', import.meta.url));
    assert.ok(isMissing('/nowhere/'));
    assert.ok(!isMissing(goldensFolder));
    assert.ok(isMissing('/nowhere/else/'));
  });
});
