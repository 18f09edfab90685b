import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CannotRunError, UsageError } from '../../src/cli/arguments.ts';
import { explainCommand } from '../../src/cli/explain.ts';
import { schemaCommand } from '../../src/cli/schema.ts';
import { fileKinds } from '../../src/codex/file-kind.ts';
import { fileReferences } from '../../src/codex/file-reference.ts';
import { walk } from '../../src/codex/lookup.ts';
import { explainKey } from '../../src/features/explain-key.ts';
import { crossFileRules } from '../../src/rules/cross-file-rules.ts';
import { rules } from '../../src/rules/index.ts';
import { writeKeyPath } from '../../src/toml/write.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const pages = path.join(root, 'docs', 'rules');

function explain(...words: readonly string[]): string {
  const printed: string[] = [];
  assert.equal(
    explainCommand(
      words,
      (text) => printed.push(text),
      () => pages,
    ),
    0,
  );
  return printed.join('');
}

function refuses(words: readonly string[], message: string): void {
  assert.throws(
    () =>
      explainCommand(
        words,
        () => {},
        () => pages,
      ),
    (error) => {
      assert.ok(error instanceof UsageError);
      assert.equal(error.message, message);
      return true;
    },
  );
}

describe('codex-policy explain', () => {
  it('prints the page of every rule, without its marks', () => {
    for (const { id, summary } of [...rules, ...Object.values(crossFileRules)]) {
      const [title, line, empty] = explain(id).split('\n');
      assert.deepEqual([title, line, empty], [id, '='.repeat(id.length), ''], summary);
    }
    const text = explain('weaker-than-profile');
    assert.match(text, /\nBefore and after\n-{16}\n/);
    assert.match(text, /\n {4}allowed_sandbox_modes = /);
    assert.doesNotMatch(text, /\*\*|```|\]\(/);
    assert.ok(text.endsWith(`\n\n${pathToFileURL(path.join(pages, 'weaker-than-profile.md')).href}\n`));
  });

  it('prints the page itself as Markdown', () => {
    const page = readFileSync(path.join(pages, 'unknown-key.md'), 'utf8');
    assert.equal(explain('unknown-key', '--format', 'markdown'), page);
    const { version, rule } = JSON.parse(explain('unknown-key', '--format', 'json'));
    assert.equal(version, 1);
    assert.deepEqual(Object.keys(rule), ['id', 'summary', 'severity', 'verdict', 'docs', 'page']);
    assert.equal(rule.page, page);
  });

  it('says of a key what hover says', () => {
    assert.deepEqual(explain('allowed_web_search_modes').split('\n').slice(0, 9), [
      'In requirements.toml',
      '--------------------',
      '',
      '`allowed_web_search_modes` — Web search',
      '',
      'The web search modes users may choose; disabled is always among them.',
      '',
      '           High Utility          Balanced      Security-oriented',
      '  Profile  `["live", "cached"]`  `["cached"]`  `["disabled"]`',
    ]);
  });

  it('says what a key is in each file that has it', () => {
    const heads = (text: string) => text.match(/^In .*$/gm);
    assert.deepEqual(heads(explain('features.apps')), [
      'In requirements.toml',
      'In config.toml and managed_config.toml',
    ]);
    assert.deepEqual(heads(explain('features.apps', '--kind', 'config')), ['In config.toml and managed_config.toml']);
    assert.deepEqual(heads(explain('developer_instructions', '--kind', 'agent-role')), ['In a role file']);
    const { key, files } = JSON.parse(explain('features.apps', '--format', 'json'));
    assert.equal(key, 'features.apps');
    assert.deepEqual(
      files.map(({ kind }: { kind: string }) => kind),
      ['requirements', 'config'],
    );
  });

  it('knows every key of the reference', () => {
    for (const kind of fileKinds) {
      const unknown = [...walk(fileReferences[kind].schema)]
        .filter(({ schema, path: steps }) => !schema.retired && steps.length < 3)
        .map(({ path: steps }) =>
          steps
            .map((step) => (step === '[]' ? step : writeKeyPath([step])))
            .join('.')
            .replaceAll('.[]', '[]'),
        )
        .filter((key) => !key.includes('<') && explainKey(key, kind).length === 0);
      assert.deepEqual(unknown, [], kind);
    }
  });

  it('takes a key as it is written in a file', () => {
    for (const key of [
      'mcp_servers."my docs".identity',
      'mcp_servers.<id>.identity',
      '[mcp_servers.docs]',
      '[[hooks.Stop]]',
    ]) {
      assert.match(explain(key), /^In requirements\.toml\n/, key);
    }
    assert.match(explain('rules.prefix_rules[].decision'), /^`rules\.prefix_rules\.decision` — Command rules$/m);
  });

  it('asks whether another one is meant', () => {
    const nothing = (name: string, kind = 'any file') => `explain: '${name}' is neither a rule nor a key of ${kind}`;
    refuses(['weaker-than-profil'], `${nothing('weaker-than-profil')}; did you mean 'weaker-than-profile'?`);
    refuses(['allowed_sandbox_mode'], `${nothing('allowed_sandbox_mode')}; did you mean 'allowed_sandbox_modes'?`);
    refuses(['deny_read'], `${nothing('deny_read')}; did you mean 'permissions.filesystem.deny_read'?`);
    refuses(['sleep_tool'], `${nothing('sleep_tool')}; did you mean 'features.sleep_tool'?`);
    refuses(['features.appz'], `${nothing('features.appz')}; did you mean 'features.apps'?`);
    refuses(
      ['history.persistence', '--kind', 'requirements'],
      `${nothing('history.persistence', 'requirements')}; did you mean 'history.persistence'?`,
    );
    for (const name of ['', ' ', 'xyzzy', '[', '"', 'a..b', '# x']) refuses([name], nothing(name));
    refuses(['a = 1\nb'], nothing('a = 1<U+000A>b'));
  });

  it('takes one name', () => {
    refuses([], 'explain takes one rule or one key');
    refuses(['a', 'b'], 'explain takes one rule or one key');
    refuses(['hooks', '--format', 'html'], "--format takes one of text, markdown, json, not 'html'");
  });
});

describe('codex-policy schema', () => {
  const folder = path.join(root, 'schemas');

  for (const kind of fileKinds) {
    it(`prints that of ${kind}`, () => {
      const printed: string[] = [];
      assert.equal(
        schemaCommand(
          [kind],
          (text) => printed.push(text),
          () => folder,
        ),
        0,
      );
      assert.equal(JSON.parse(printed.join('')).$id, `urn:codex-policy:${kind}`);
    });
  }

  it('refuses other words', () => {
    const refused = (...words: readonly string[]) =>
      assert.throws(
        () =>
          schemaCommand(
            words,
            () => {},
            () => folder,
          ),
        UsageError,
      );
    refused();
    refused('requirements', 'config');
    refused('toml');
    assert.throws(
      () =>
        schemaCommand(
          ['config'],
          () => {},
          () => path.join(root, 'none'),
        ),
      CannotRunError,
    );
  });
});
