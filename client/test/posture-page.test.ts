import assert from 'node:assert/strict';
import { posturePage } from '../src/posture-page.ts';

describe('the page of the posture view', () => {
  const page = posturePage({
    nonce: 'n0nce',
    script: 'https://webview/dist/posture-view.js',
    words: { language: 'en', title: 'Posture', markdown: 'Export as Markdown…', html: 'Export as HTML…' },
  });

  it('allows only its own style and script', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1];
    assert.equal(policy, "default-src 'none'; style-src 'nonce-n0nce'; script-src 'nonce-n0nce'");
    assert.deepEqual(page.match(/<script[^>]*>[^<]*/g), [
      '<script nonce="n0nce" src="https://webview/dist/posture-view.js">',
    ]);
    assert.deepEqual(page.match(/<style[^>]*>/g), ['<style nonce="n0nce">']);
    assert.doesNotMatch(page, /\son\w+=|style="|@import|url\(/);
    assert.deepEqual(page.match(/https?:[^"]*/g), ['https://webview/dist/posture-view.js']);
  });

  it('has no colour but those of the theme', () => {
    const style = /<style[^>]*>(.*)<\/style>/s.exec(page)?.[1] ?? '';
    const colours = [...style.matchAll(/(?:^|[\s;{])(?:color|background|outline|border(?:-left)?):([^;}]*)/g)];
    assert.ok(colours.length > 10);
    for (const [, value = ''] of colours) assert.match(value, /var\(--vscode-|^ (?:none|transparent)$/);
    assert.doesNotMatch(style, /#[0-9a-f]{3,8}\b(?!\s*\{)|rgb|hsl/i);
  });

  it('has buttons to export what it shows', () => {
    assert.match(page, /<button type="button" data-do="export" data-format="markdown">Export as Markdown…<\/button>/);
    assert.match(page, /<button type="button" data-do="export" data-format="html">Export as HTML…<\/button>/);
  });
});
