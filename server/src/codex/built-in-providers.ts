const bedrock = ['base_url', 'auth', 'http_headers', 'aws', 'wire_api'];

/** What a file may change of the model providers that Codex 0.169 brings along (observed). */
const changeable: Readonly<Record<string, readonly string[]>> = {
  openai: ['model_catalog_url', 'wire_api'],
  ollama: [],
  lmstudio: [],
  'amazon-bedrock': bedrock,
  'amazon-bedrock-runtime': bedrock,
  gcp: ['base_url', 'auth', 'http_headers', 'project_id', 'location', 'credential_file', 'wire_api'],
};

/** Their ids. */
export const builtInProviders: readonly string[] = Object.keys(changeable);

/** The keys that a file may change of a built-in provider; none where it may not even name its table. */
export function changeableOf(id: string): readonly string[] {
  return changeable[id] ?? [];
}

const ofBuiltIn = new RegExp(`^model_providers\\.(?:${builtInProviders.join('|')})(?=\\.|$)`);

/** Whether a place is that of a built-in provider or lies below it. */
export function isOfBuiltIn(place: string): boolean {
  return ofBuiltIn.test(place);
}

/** The place of a provider of one's own for that of a built-in one: both have the same keys. */
export function ofAnyProvider(place: string): string {
  return place.replace(ofBuiltIn, 'model_providers.<id>');
}
