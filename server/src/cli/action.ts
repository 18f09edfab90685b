/** The GitHub Action: `check` with the inputs of a step, its annotations, summary and outputs. */
import { runAction } from './action-run.ts';

process.exitCode = runAction(process.env, (text) => void process.stdout.write(text));
