import assert from 'node:assert/strict';
import { htmlPage, styleOnly } from '../../src/features/html-page.ts';

describe('htmlPage', () => {
  it('has its policy before all that it is for', () => {
    assert.equal(
      htmlPage({ title: 'a &amp; b', style: 'p {}', policy: styleOnly, body: '<p>c</p>' }),
      `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>a &amp; b</title>
<style>p {}</style>
</head>
<body>
<p>c</p>
</body>
</html>
`,
    );
  });
});
