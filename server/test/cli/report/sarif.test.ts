/** The SARIF log: its structure, and what it says of findings, fixes and suppressions. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { rules } from '../../../src/rules/index.ts';
import { applyEdits } from '../../../src/toml/text-edit.ts';
import { docs, Workspace } from '../workspace.ts';

const policy = [
  '# codex-policy: profile = high-utility',
  'allowed_web_search_modes = ["cached"]',
  'colour = 1 # codex-policy: ignore[unknown-key] read by our tools',
  'shade = 1 # codex-policy: ignore[unknown-key]',
  'allowed_sandbox_mode = ["read-only"]',
  '"é𝄞" = 1',
  '',
].join('\r\n');

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: object; readonly region: Region };
  }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly { readonly kind: string; readonly justification?: string }[];
  readonly fixes?: readonly {
    readonly description: { readonly text: string };
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: Region;
        readonly insertedContent?: { readonly text: string };
      }[];
    }[];
  }[];
}

/** The text that a region covers, in UTF-16. */
function offset(text: string, line: number, column: number): number {
  const lines = text.split('\n').slice(0, line - 1);
  return lines.reduce((sum, one) => sum + one.length + 1, 0) + column - 1;
}

function spanOf(text: string, { startLine, startColumn, endLine, endColumn }: Region) {
  return { start: offset(text, startLine, startColumn), end: offset(text, endLine, endColumn) };
}

describe('the SARIF report of check', () => {
  let workspace: Workspace;

  beforeEach(() => {
    workspace = new Workspace();
    workspace.write('a b/requirements.toml', policy);
  });

  afterEach(() => workspace.leave());

  const log = (...words: string[]) => JSON.parse(workspace.check(['--format', 'sarif', ...words, '.']).printed);
  const results = (...words: string[]): Result[] => log(...words).runs[0].results;
  const find = (all: readonly Result[], word: string) => all.find(({ message }) => message.text.includes(word));

  it('is one run that says what made it, with the rules of its results', () => {
    const { version, runs } = log();
    const [{ tool, columnKind, results: all, invocations }] = runs;
    assert.deepEqual([version, runs.length, columnKind], ['2.1.0', 1, 'utf16CodeUnits']);
    assert.equal(tool.driver.name, 'codex-policy');
    assert.deepEqual(invocations, [{ executionSuccessful: true }]);
    for (const { ruleId, ruleIndex } of all) assert.equal(tool.driver.rules[ruleIndex].id, ruleId);
    const used = new Set(all.map(({ ruleId }: Result) => ruleId));
    assert.deepEqual(
      tool.driver.rules.map(({ id }: { id: string }) => id),
      [...used],
    );
  });

  it('describes a rule by its page, which is also where its address leads', () => {
    const rule = log().runs[0].tool.driver.rules.find(({ id }: { id: string }) => id === 'unknown-key');
    const page = readFileSync(new URL('unknown-key.md', docs), 'utf8');
    assert.equal(rule.name, 'UnknownKey');
    assert.equal(rule.shortDescription.text, rules.find(({ id }) => id === 'unknown-key')?.summary);
    assert.equal(rule.help.markdown, page);
    assert.doesNotMatch(rule.help.text, /^#|\*\*|\]\(/m);
    assert.equal(rule.helpUri, `${docs}unknown-key.md`);
    assert.equal(rule.defaultConfiguration.level, 'warning');
  });

  it('carries every finding, at the place that the JSON report says, and its address', () => {
    const [{ findings, ignored }] = JSON.parse(workspace.check(['--format', 'json', '.']).printed).files;
    const all = [...findings, ...ignored];
    assert.deepEqual(
      results().map(({ ruleId, message, locations: [place] }) => [
        ruleId,
        message.text,
        place?.physicalLocation.region,
      ]),
      all.map(({ code, message, range: { start, end } }) => [
        code,
        message,
        {
          startLine: start.line + 1,
          startColumn: start.character + 1,
          endLine: end.line + 1,
          endColumn: end.character + 1,
        },
      ]),
    );
    const covered = find(results(), '`"é𝄞"`')?.locations[0]?.physicalLocation;
    assert.ok(covered);
    const { start, end } = spanOf(policy, covered.region);
    assert.equal(policy.slice(start, end), '"é𝄞"');
    assert.deepEqual(covered.artifactLocation, { uri: 'a%20b/requirements.toml', uriBaseId: '%SRCROOT%' });
  });

  it('says levels in its own words', () => {
    const level = (set: string) => find(results('--rule', `unknown-key=${set}`), 'allowed_sandbox_mode`')?.level;
    assert.deepEqual(['info', 'warning', 'error'].map(level), ['note', 'warning', 'error']);
  });

  it('carries the fixes, which do what they say', () => {
    const [fix] = find(results(), 'allowed_sandbox_mode`')?.fixes ?? [];
    assert.equal(fix?.description.text, 'Rename to `allowed_sandbox_modes`');
    const [change] = fix?.artifactChanges ?? [];
    const edits = (change?.replacements ?? []).map(({ deletedRegion, insertedContent }) => ({
      ...spanOf(policy, deletedRegion),
      newText: insertedContent?.text ?? '',
    }));
    assert.equal(applyEdits(policy, edits), policy.replace('allowed_sandbox_mode ', 'allowed_sandbox_modes '));
  });

  it('suppresses what comments ignore, with their reasons, and what a baseline knows', () => {
    const all = results();
    assert.deepEqual(find(all, '`colour`')?.suppressions, [{ kind: 'inSource', justification: 'read by our tools' }]);
    assert.deepEqual(find(all, '`shade`')?.suppressions, [{ kind: 'inSource' }]);
    assert.deepEqual(find(all, '`"é𝄞"`')?.suppressions, []);
    workspace.check(['--baseline', 'known.json', '--write-baseline', '.']);
    assert.deepEqual(find(results('--baseline', 'known.json'), '`"é𝄞"`')?.suppressions, [
      { kind: 'external', justification: 'Known by the baseline' },
    ]);
  });

  it('has fingerprints that stay when lines move, and differ between findings', () => {
    const fingerprints = () =>
      results().map(({ ruleId, partialFingerprints }) => [ruleId, partialFingerprints['codexPolicy/v1']]);
    const before = fingerprints();
    assert.equal(new Set(before.map(([, one]) => one)).size, before.length);
    workspace.write('a b/requirements.toml', policy.replace('colour', '# more\r\n\r\ncolour'));
    assert.deepEqual(fingerprints(), before);
  });

  it('tells of files that could not be read', () => {
    workspace.write('x.toml', Uint8Array.of(0xff));
    assert.deepEqual(log().runs[0].invocations, [
      {
        executionSuccessful: false,
        toolExecutionNotifications: [
          {
            level: 'error',
            message: { text: 'not UTF-8 text, which Codex refuses' },
            locations: [{ physicalLocation: { artifactLocation: { uri: 'x.toml', uriBaseId: '%SRCROOT%' } } }],
          },
        ],
      },
    ]);
  });

  it('is whole without any file', () => {
    workspace.write('a b/requirements.toml', '[package]\n');
    assert.deepEqual(log().runs[0].results, []);
  });
});
