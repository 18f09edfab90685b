import assert from 'node:assert/strict';
import { addressFault } from '../../src/codex/uri.ts';

/** As observed: an app server of Codex 0.169 starts with the ones, and not with the others. */
describe('addresses of collectors', () => {
  const read = [
    ...['', 'https://a', 'HTTPS://A:65536/b?c|d#e f', '://a', '1http://a', 'a', 'a:b', 'mailto:a', '/a', '//a', '*'],
    ...[
      'https://a/ä"{}^|\\',
      'https://[::1]:4317',
      'https://a@b@c',
      'https://a%20b@c',
      'https://:80',
      'https://@a',
      'https://$A',
    ],
  ];
  for (const address of read) {
    it(`can read ${JSON.stringify(address)}`, () => assert.equal(addressFault(address), undefined));
  }

  const unread: readonly (readonly [address: string, why: string])[] = [
    ['collector.example.com/v1/logs', 'it does not begin with a scheme such as `https://`'],
    ['http:/a', 'it does not begin with a scheme such as `https://`'],
    ['?a', 'it does not begin with a scheme such as `https://`'],
    [`${'a'.repeat(65)}://b`, 'it does not begin with a scheme such as `https://`'],
    ['https://a b', 'it takes no blank there'],
    [' https://a', 'it takes no blank there'],
    ['https://a/\t', 'it takes no control character there'],
    ['https://<a>', 'it takes no `<` there'],
    ['https://a/`', 'it takes no ``` there'],
    ['https://ä', 'it takes no `ä` there'],
    ['https://😀', 'it takes no `😀` there'],
    ['https://%HOST%/v1', 'it expands no variables'],
    [`https://a b/\${TEAM}`, 'it takes no blank there'],
    ['https:\\\\a', 'it takes no `\\` there'],
    ['https:///a', 'no host follows `https://`'],
    ['https://#a', 'no host follows `https://`'],
    ['https://a:1:2', 'its host cannot be read'],
    ['https://[::1', 'its host cannot be read'],
    ['https://a@', 'its host cannot be read'],
    ['https://%41', 'its host cannot be read'],
  ];
  for (const [address, why] of unread) {
    it(`cannot read ${JSON.stringify(address)}`, () => assert.equal(addressFault(address), why));
  }
});
