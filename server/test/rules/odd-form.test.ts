import assert from 'node:assert/strict';
import { assertFixes, findings, lines } from './golden.ts';

const id = 'odd-form';

describe(id, () => {
  it('finds a table in a list of values', () => {
    const text = lines('allowed_approval_policies = [', '  { never = {} }, # none', '  "untrusted",', ']');
    assert.deepEqual(findings(id, text), [
      '2:3-17 info accepts allowed_approval_policies[0] «{ never = {} }»',
      '  Codex 0.169 takes this table for `"never"`, in a form that is not documented. Write the value.',
    ]);
    assert.deepEqual(findings('invalid-value', text), []);
    assert.deepEqual(findings('unknown-key', text), []);
    assertFixes(id, text, [{ title: 'Write `"never"`', text: text.replace('{ never = {} }', '"never"') }]);
  });

  it('finds a table of its own', () => {
    const text = lines('[cli_auth_credentials_store.keyring]');
    assert.deepEqual(findings(id, text), [
      '1:2-28 info accepts cli_auth_credentials_store «cli_auth_credentials_store»',
      '  Codex 0.169 takes this table for `"keyring"`, in a form that is not documented. Write the value.',
    ]);
    assertFixes(id, text, []);
  });

  it('keeps comments', () => {
    assertFixes(id, lines('enforce_residency = { # here', '  us = {} }'), []);
  });

  it('knows an empty list below the value', () => {
    assert.equal(findings(id, lines('otel.exporter = { none = [] }')).length, 2);
  });

  it('finds a list in place of a table', () => {
    for (const value of ['feedback = [false]', 'hooks.Stop = [["Bash", []]]', 'application.storage = []']) {
      assert.equal(findings(id, lines(value)).length, 3, value);
      assert.deepEqual(findings('invalid-value', lines(value)), [], value);
      assertFixes(id, lines(value), []);
    }
    assert.deepEqual(findings(id, lines('feedback = [false]')), [
      '1:12-19 info accepts feedback «[false]»',
      '  Codex 0.169 reads this list as the values of a table, in the order of its own source, or refuses the',
      '  file. Write the table.',
    ]);
  });

  const refused: Readonly<Record<string, string>> = {
    'a value that is none': 'allowed_approval_policies = [{ Never = {} }]',
    'a table with something in it': 'allowed_approval_policies = [{ never = { a = 1 } }]',
    'a string below the value': 'allowed_sandbox_modes = [{ read-only = "" }]',
    'two values': 'allowed_sandbox_modes = [{ read-only = {}, workspace-write = {} }]',
    'a list with a value too few': 'feedback = []',
    'a list with a value too many': 'feedback = [false, true]',
    'a list with a value of another type': 'feedback = ["no"]',
    'a list for a table of free names': 'mcp_servers = []',
    'a list of a handler that begins with no type': 'hooks.Stop = [{ hooks = [["check"]] }]',
    'a place that takes the string alone': 'experimental_network.domains = { "a.example" = { allow = {} } }',
  };

  for (const [name, text] of Object.entries(refused)) {
    it(`leaves ${name} to other rules`, () => assert.deepEqual(findings(id, lines(text)), []));
  }
});
