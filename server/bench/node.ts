/** What Node costs by itself, which is the least that any server written in JavaScript can cost. */
import { spawnSync } from 'node:child_process';
import { peakIn } from './subject.ts';

/** Milliseconds from start to end of a Node that does nothing. */
export function nodeTime(): number {
  const begin = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - begin;
}

/** The most memory that a Node which does nothing holds, in MB. */
export function nodePeak(): number {
  const print = `process.stdout.write(require('node:fs').readFileSync('/proc/self/status'))`;
  return peakIn(spawnSync(process.execPath, ['-e', print], { encoding: 'utf8' }).stdout);
}
