import assert from 'node:assert/strict';
import { hover } from '../../src/features/hover.ts';
import { analysisOf, withCursor } from './cursor.ts';

/** The paragraph on what a pattern covers; undefined where there is none. */
function said(marked: string, path?: string): string | undefined {
  const { text, offset } = withCursor(marked);
  const analysis = analysisOf(text, 'balanced', path);
  const shown = hover(analysis, analysis.textDocument.positionAt(offset));
  const { value } = (shown?.contents ?? { value: '' }) as { value: string };
  return value.split('\n\n').find((paragraph) => paragraph.includes('*Covers*'));
}

const denied = (pattern: string) => `[permissions.filesystem]\ndeny_read = ["|${pattern}"]\n`;
const inProfile = (table: string, line: string) => `[permissions.acme.filesystem${table}]\n${line}\n`;
const roots = '.":workspace_roots"';
const rule = (pattern: string) => `[[rules.prefix_rules]]\n${pattern}\ndecision = "prompt"\n`;

const cases: readonly (readonly [marked: string, paragraph: string | undefined])[] = [
  [
    denied('~/**/.env'),
    '*Covers* `~/app/.env`, and not `~/app/.env.bak`. `**/` stands for any number of folders, also none; ' +
      'capitals count (Codex 0.169 on Linux).',
  ],
  [
    denied('~/x/[!a-c]?*.t'),
    '*Covers* `~/x/xxx.t`, and not `~/x/sub/xxx.t`. `*` stands for any text in one name, also one that begins with a dot, ' +
      '`?` for one character of ASCII, `[!…]` for one character that is none of these; capitals count (Codex 0.169 on Linux).',
  ],
  [
    denied('~/.aws'),
    '*Covers* `~/.aws` and, where it is a folder, all that lies in it, and not `~/sub/.aws` (Codex 0.169 on Linux).',
  ],
  [
    denied('**/.env'),
    'Codex 0.169 resolves it beside the policy file. *Covers* `/etc/codex/app/.env`, and not `~/work/app/.env`. ' +
      '`**/` stands for any number of folders, also none; capitals count (Codex 0.169 on Linux).',
  ],
  [
    denied('~/`a`'),
    '*Covers* `` ~/`a` `` and, where it is a folder, all that lies in it, and not `` ~/sub/`a` `` (Codex 0.169 on Linux).',
  ],
  [denied('/**/*.env'), undefined],
  [denied('~/{a,b}'), undefined],
  [denied('C:\\\\secrets'), undefined],
  [denied(''), undefined],
  [
    inProfile(roots, '"|*.pem" = "deny"'),
    '*Covers* in each workspace folder `x.pem`, and not `sub/x.pem`. `*` stands for any text in one name, also one that begins with a dot; ' +
      'capitals count (Codex 0.169 on Linux).',
  ],
  [inProfile(roots, '"|." = "write"'), undefined],
  [inProfile('', '"|:workspace_roots" = "deny"'), undefined],
  [
    inProfile('', '"|~/.ssh/**" = "none"'),
    '*Covers* `~/.ssh/notes.txt`, and not `~/.ssh.bak/notes.txt`. `**` at the end stands for all that lies below; ' +
      'capitals count (Codex 0.169 on Linux).',
  ],
  [
    rule('|pattern = [{ token = "git" }, { any_of = ["push", "fetch"] }]'),
    '*Covers* `git push`, and not `git`. The first words of a command must be `git`, then `push` or `fetch`; ' +
      'whatever follows does not count (Codex 0.169).',
  ],
  [
    rule('pattern = [{ token = "g|it" }]'),
    '*Covers* `git`, and not `echo git`. The first words of a command must be `git`; whatever follows does not count (Codex 0.169).',
  ],
  [rule('pattern = ["|git"]'), undefined],
  [rule('pattern = [{ token = "git" }]\n|justification = "a"'), undefined],
];

describe('hover on patterns', () => {
  for (const [marked, paragraph] of cases) {
    it(JSON.stringify(marked), () => assert.equal(said(marked), paragraph));
  }

  it('says the same in settings', () => {
    const text = inProfile(roots, '"|*.pem" = "deny"');
    assert.equal(said(text, '/home/ada/.codex/config.toml'), said(text));
  });

  it('knows no deny_read for all in settings', () => {
    assert.equal(said(denied('~/.aws'), '/home/ada/.codex/config.toml'), undefined);
  });
});
