import assert from 'node:assert/strict';
import { check } from '../../src/rules/check.ts';
import { contextOf, findings, lines } from './golden.ts';

const rule = 'never-read-here';
const text = lines('allowed_sandbox_modes = ["read-only"]');

const at = (path: string | undefined, content = text) => findings(rule, content, 'balanced', { path });

const message = [
  '  Codex 0.169 never reads a requirements.toml in a `.codex` folder, neither in a project nor in the',
  '  user’s own: nothing in this file is enforced. It goes to `/etc/codex/requirements.toml` (Linux,',
  '  macOS), `%ProgramData%\\OpenAI\\Codex\\requirements.toml` (Windows), the key `requirements_toml_base64`',
  '  of the MDM domain `com.openai.codex` (macOS), or the policy managed in the cloud.',
];

describe('never-read-here', () => {
  for (const path of [
    '/home/me/project/.codex/requirements.toml',
    '/home/me/.codex/requirements.toml',
    '.codex/requirements.toml',
    'C:\\Users\\me\\.codex\\requirements.toml',
    'C:\\repo\\.Codex/requirements.toml',
  ]) {
    it(`finds ${path}`, () => {
      assert.deepEqual(at(path), [
        '1:1-38 warning ineffective (file) «allowed_sandbox_modes = ["read-only"]»',
        ...message,
      ]);
    });
  }

  for (const path of [
    undefined,
    '',
    'requirements.toml',
    '/etc/codex/requirements.toml',
    'C:\\ProgramData\\OpenAI\\Codex\\requirements.toml',
    'policies/codex/requirements.toml',
    'codex/requirements.toml',
    '/repo/my.codex/requirements.toml',
    '/repo/.codex/admin/requirements.toml',
    '/repo/.codex/team.requirements.toml',
    '/repo/.codex/requirements.toml.example',
    '/repo/.codex/Requirements.toml',
  ]) {
    it(`has nothing to say of ${path ?? 'a text without a path'}`, () => assert.deepEqual(at(path), []));
  }

  it('stands on the first line with something on it', () => {
    const path = '/repo/.codex/requirements.toml';
    assert.equal(
      at(path, '\ufeff\r\n\r\n  # policy  \r\nx = 1\r\n')[0],
      '3:3-11 warning ineffective (file) «# policy»',
    );
    assert.equal(at(path, ' \n')[0], '1:1-1 warning ineffective (file) «»');
  });

  it('leaves all other findings as they are, and is not kept back by one on the same line', () => {
    for (const content of [
      lines('sandbox_mode = "x"', 'y = 1'),
      lines('?'),
      lines('"a" b'),
      lines('[features]', 'x = 1'),
    ]) {
      const elsewhere = check(contextOf(content));
      const here = check(contextOf(content, 'balanced', { path: '/repo/.codex/requirements.toml' }));
      assert.deepEqual(
        here.filter(({ code }) => code !== rule).map(({ code, span }) => [code, span]),
        elsewhere.map(({ code, span }) => [code, span]),
      );
      assert.equal(here.length, elsewhere.length + 1, content);
    }
  });
});
