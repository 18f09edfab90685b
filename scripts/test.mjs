// Checks the whole project: npm test, or npm test -- STEP... for some of the steps.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runCommand } from './lib/command.mjs';
import { countResult, totalCount } from './lib/count.mjs';
import { ensureDependencies } from './lib/dependencies.mjs';
import { ROOT } from './lib/paths.mjs';
import { selectSteps } from './lib/steps.mjs';

/**
 * @param {import('./lib/steps.mjs').Step} step
 * @returns {Promise<import('./lib/command.mjs').CommandResult>}
 */
async function runStep(step) {
  if (step.needs === undefined || existsSync(path.join(ROOT, step.needs))) {
    return runCommand(step.command, { capture: true });
  }
  console.error(`${step.needs} is missing`);
  return { code: 1, output: '', interrupted: false };
}

/**
 * Runs the steps one after the other, all of them even if one fails.
 *
 * @param {readonly import('./lib/steps.mjs').Step[]} steps
 */
async function runSteps(steps) {
  const results = [];
  for (const step of steps) {
    console.log(`\n=== ${step.title} (${step.name})`);
    const start = Date.now();
    const result = await runStep(step);
    if (result.interrupted) process.exit(130);
    const count = countResult(step.counts, result);
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    console.log(`--- ${step.name}: ${count.passed} passed, ${count.failed} failed, ${seconds} s`);
    results.push({ name: step.name, count });
  }
  return results;
}

/** @param {readonly string[]} names */
async function main(names) {
  const steps = selectSteps(names);
  if (!(await ensureDependencies())) throw new Error('The dependencies could not be installed.');
  const results = await runSteps(steps);
  const failed = results.filter((result) => result.count.failed > 0).map((result) => result.name);
  const total = totalCount(results.map((result) => result.count));
  console.log(failed.length === 0 ? '' : `\nFailed: ${failed.join(', ')}`);
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return failed.length === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
