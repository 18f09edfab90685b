import type { KeyPath } from '../toml/document.ts';
import { isWithin } from '../toml/remove.ts';
import type { Facet } from './control.ts';

/** Why a key of config.toml matters for security, where no row of the risk tables says it. */
export interface KeyRisk {
  /** From the root; `*` stands for any name. */
  readonly path: KeyPath;
  readonly facet: Facet;
  readonly risk: string;
}

const program: Pick<KeyRisk, 'facet' | 'risk'> = {
  facet: 'inputs and outputs',
  risk: 'What is named here is run without a question: whoever can write this file decides which program that is.',
};

const secret: Pick<KeyRisk, 'facet' | 'risk'> = {
  facet: 'outputs',
  risk: 'A secret that stands here is in every copy and backup of the file, and for whatever the agent runs to read.',
};

const provider: Pick<KeyRisk, 'facet' | 'risk'> = {
  facet: 'outputs',
  risk: 'Prompts and the files that go with them are sent to the address that stands here.',
};

const extension: Pick<KeyRisk, 'facet' | 'risk'> = {
  facet: 'inputs and outputs',
  risk: 'What comes from outside brings text that the agent follows, and servers that give it new things to do.',
};

const store: Pick<KeyRisk, 'facet' | 'risk'> = {
  facet: 'outputs',
  risk: 'A credentials file can be read by whatever the agent runs.',
};

/** More particular paths come first. */
const keyRisks: readonly KeyRisk[] = [
  {
    path: ['sandbox_workspace_write', 'network_access'],
    facet: 'outputs',
    risk: 'With the network open, whatever a command can read it can also send away, to any host.',
  },
  {
    path: ['sandbox_workspace_write', 'writable_roots'],
    facet: 'outputs',
    risk: 'Where a command may write outside the workspace, it can leave something that runs later without a sandbox, such as a start-up file.',
  },
  {
    path: ['sandbox_workspace_write'],
    facet: 'outputs',
    risk: 'Each of these keys widens what an injected instruction can reach in the mode that people work in most.',
  },
  {
    path: ['projects'],
    facet: 'inputs and outputs',
    risk: 'A trusted folder sets part of what Codex does with its own `.codex/config.toml`, and commands may write in it: whoever can change that folder decides.',
  },
  { path: ['shell_environment_policy', 'set'], ...secret },
  {
    path: ['shell_environment_policy'],
    facet: 'outputs',
    risk: 'The variables that commands get decide which keys and tokens an injected command can read.',
  },
  {
    path: ['default_permissions'],
    facet: 'outputs',
    risk: 'The profile that is named here is the sandbox: what it opens, an injected instruction can use.',
  },
  {
    path: ['permissions'],
    facet: 'outputs',
    risk: 'A permission profile is the sandbox of those who use it: what it opens, an injected instruction can use.',
  },
  { path: ['mcp_servers', '*', 'env'], ...secret },
  { path: ['mcp_servers', '*', 'http_headers'], ...secret },
  { path: ['mcp_servers', '*', 'command'], ...program },
  {
    path: ['mcp_servers', '*', 'args'],
    facet: 'inputs and outputs',
    risk: 'A package that is named without its version is whatever was published last under that name.',
  },
  { path: ['mcp_oauth_credentials_store'], ...store },
  { path: ['model_providers', '*', 'http_headers'], ...secret },
  { path: ['model_providers'], ...provider },
  { path: ['openai_base_url'], ...provider },
  { path: ['chatgpt_base_url'], ...provider },
  { path: ['notify'], ...program },
  { path: ['hooks'], ...program },
  { path: ['plugins'], ...extension },
  { path: ['marketplaces'], ...extension },
];

/** The risk of the key at a path, or of one that holds it; undefined for keys that have none of their own. */
export function keyRiskAt(path: KeyPath): KeyRisk | undefined {
  return keyRisks.find(({ path: pattern }) =>
    isWithin(
      path,
      pattern.map((step, index) => (step === '*' && path[index] !== undefined ? path[index] : step)),
    ),
  );
}
