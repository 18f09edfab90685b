import assert from 'node:assert/strict';
import { assertFixes, crlf, findings, lines } from './golden.ts';

const rule = 'deprecated-key';

describe('deprecated-key', () => {
  it('has nothing to say of the maps', () => {
    const text = lines(
      '[experimental_network.domains]',
      'allowed_domains = "allow"',
      '[network_proxy]',
      'enabled = true',
    );
    assert.deepEqual(findings(rule, text), []);
  });

  it('finds the older lists, once for a table, and writes them as the maps', () => {
    const text = lines(
      '[experimental_network]',
      'enabled = true',
      '# hosts',
      'allowed_domains = ["a.example", "*.b.example"] # two',
      'denied_domains = [',
      '  "c.example", # bad',
      ']',
      'allow_unix_sockets = ["/run/x"]',
      '',
      '[features]',
      'apps = false',
    );
    assert.deepEqual(findings(rule, text), [
      '1:2-22 info accepts experimental_network «experimental_network»',
      '  `experimental_network` has the older `allowed_domains`, `denied_domains` and `allow_unix_sockets`,',
      '  which Codex 0.169 still goes by. Use domains. Use unix_sockets.',
    ]);
    assertFixes(rule, text, [
      {
        title: 'Write the lists as `domains`',
        text: lines(
          '[experimental_network]',
          'enabled = true',
          '# hosts',
          '# two',
          '# bad',
          'allow_unix_sockets = ["/run/x"]',
          '',
          '[features]',
          'apps = false',
          '',
          '[experimental_network.domains]',
          '"a.example" = "allow"',
          '"*.b.example" = "allow"',
          '"c.example" = "deny"',
        ),
        ask: true,
      },
      {
        title: 'Write the lists as `unix_sockets`',
        text: lines(
          '[experimental_network]',
          'enabled = true',
          '# hosts',
          'allowed_domains = ["a.example", "*.b.example"] # two',
          'denied_domains = [',
          '  "c.example", # bad',
          ']',
          '',
          '[features]',
          'apps = false',
          '',
          '[experimental_network.unix_sockets]',
          '"/run/x" = "allow"',
        ),
        ask: true,
      },
    ]);
  });

  it('finds them in the other places of the policy, and keeps the way of writing', () => {
    const inline = crlf('network_proxy = { enabled = true, denied_domains = ["a.example"] }');
    assert.deepEqual(findings(rule, inline), [
      '1:1-14 info accepts network_proxy «network_proxy»',
      '  `network_proxy` has the older `denied_domains`, which Codex 0.169 still goes by. Use domains.',
    ]);
    assertFixes(rule, inline, [
      {
        title: 'Write the lists as `domains`',
        text: crlf('network_proxy = { enabled = true, domains."a.example" = "deny" }'),
        ask: true,
      },
    ]);
    const [place] = findings(rule, lines('[permissions.network]', 'allow_unix_sockets = []'));
    assert.equal(place, '1:14-21 info accepts permissions.network «network»');
  });

  for (const table of [
    '{ allowed_domains = ["a"], denied_domains = ["a"] }',
    '{ allowed_domains = [1] }',
    '{ allowed_domains = "a" }',
    '{ allowed_domains = [] }',
  ]) {
    it(`does not write ${table} as a map`, () => {
      assertFixes(rule, lines(`experimental_network = ${table}`), [
        { title: 'Write the lists as `domains`', text: undefined, ask: true },
      ]);
    });
  }

  it('leaves the stages of features and what Codex has dropped to other rules', () => {
    const text = lines('[features]', 'multi_agent = true', '[windows]', 'sandbox_private_desktop = true');
    assert.deepEqual(findings(rule, text), []);
  });
});
