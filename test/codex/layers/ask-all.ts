/** Asks Codex about all cases of layers, two at a time. */
import { type Answer, askBaseline, askLayers } from './answer.ts';
import { layerCases } from './index.ts';

const WORKERS = 2;

export async function askAllLayers(): Promise<Record<string, Answer>> {
  const baseline = await askBaseline();
  const answers: Record<string, Answer> = {};
  const pending = layerCases.values();
  const work = async () => {
    for (const one of pending) answers[one.id] = await askLayers(one, baseline);
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return answers;
}
