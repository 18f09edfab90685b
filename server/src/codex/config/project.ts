import { codexVersion } from '../version.ts';

/**
 * The keys at the top level that Codex skips in the `.codex/config.toml` of a project: a project must not choose where
 * prompts go or what runs. Their values are not even checked there, except with `--strict-config`.
 */
export const ignoredInProjects: readonly string[] = [
  'openai_base_url',
  'chatgpt_base_url',
  'apps_mcp_product_sku',
  'responses_api_metadata',
  'model_provider',
  'model_providers',
  'notify',
  'profile',
  'profiles',
  'experimental_realtime_webrtc_call_base_url',
  'experimental_realtime_ws_base_url',
  'otel',
];

/** What is to be said of a key that Codex skips in projects; undefined for all others. */
export function projectSentence(path: readonly (string | number)[]): string | undefined {
  const [name] = path;
  if (path.length !== 1 || !ignoredInProjects.includes(String(name))) return undefined;
  return `Codex ${codexVersion} ignores \`${name}\` in the \`.codex/config.toml\` of a project.`;
}
