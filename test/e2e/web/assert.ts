/** The assertions that the suite uses, for where there is no Node.js: they stand in for `node:assert/strict`. */
import isEqual from 'fast-deep-equal';

const shown = (value: unknown) => JSON.stringify(value, undefined, 1);

function ok(value: unknown, message = `${shown(value)} is not true`): asserts value {
  if (!value) throw new Error(message);
}

function deepEqual(actual: unknown, expected: unknown, message = 'not the same'): void {
  ok(isEqual(actual, expected), `${message}:\n${shown(actual)}\nand not\n${shown(expected)}`);
}

function notDeepEqual(actual: unknown, other: unknown, message = `still ${shown(other)}`): void {
  ok(!isEqual(actual, other), message);
}

function match(text: string, expression: RegExp, message = `${shown(text)} does not match ${expression}`): void {
  ok(expression.test(text), message);
}

async function rejects(work: Promise<unknown> | (() => Promise<unknown>), expression?: RegExp): Promise<void> {
  const promise = typeof work === 'function' ? work() : work;
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason ?? 'no reason',
  );
  ok(error !== undefined, 'no error');
  if (expression) match(String(error), expression);
}

export default { ok, equal: deepEqual, notEqual: notDeepEqual, deepEqual, notDeepEqual, match, rejects };
