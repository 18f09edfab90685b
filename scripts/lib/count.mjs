import { stripVTControlCharacters } from 'node:util';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 */

/**
 * What a step adds to the total. A suite that ran no test, or that failed without naming a test, counts as a failure.
 *
 * @param {'mocha' | 'check'} counts
 * @param {{ code: number, output: string }} result
 * @returns {Count}
 */
export function countResult(counts, { code, output }) {
  if (counts === 'check') return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const text = stripVTControlCharacters(output);
  const passed = sum(text, /^\s*(\d+) passing\b/gm);
  const failed = sum(text, /^\s*(\d+) failing\b/gm);
  const isBroken = failed === 0 && (code !== 0 || passed === 0);
  return { passed, failed: isBroken ? 1 : failed };
}

/**
 * @param {readonly Count[]} counts
 * @returns {Count}
 */
export function totalCount(counts) {
  return counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}

/**
 * @param {string} text
 * @param {RegExp} pattern
 */
function sum(text, pattern) {
  return [...text.matchAll(pattern)].reduce((total, match) => total + Number(match[1]), 0);
}
