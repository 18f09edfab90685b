/** Where administrators put a file so that Codex reads it on every machine. */

/** The kinds of files that are rolled out to machines. */
export const deployedKinds = ['requirements', 'managed-config'] as const;

export type DeployedKind = (typeof deployedKinds)[number];

/** The places of one kind of file. */
export interface Deployment {
  /** What the file is called. */
  readonly name: string;
  readonly unix: string;
  readonly windows: string;
  /** The key of the MDM domain that takes the file, as base64. */
  readonly mdmKey: string;
}

/** The domain of managed preferences that Codex reads on macOS. */
export const mdmDomain = 'com.openai.codex';

export const deployments: Readonly<Record<DeployedKind, Deployment>> = {
  requirements: {
    name: 'requirements.toml',
    unix: '/etc/codex/requirements.toml',
    windows: '%ProgramData%\\OpenAI\\Codex\\requirements.toml',
    mdmKey: 'requirements_toml_base64',
  },
  'managed-config': {
    name: 'managed_config.toml',
    unix: '/etc/codex/managed_config.toml',
    windows: '%USERPROFILE%\\.codex\\managed_config.toml',
    mdmKey: 'config_toml_base64',
  },
};

const { unix, windows, mdmKey } = deployments.requirements;

/** Where Codex looks for requirements, in words. */
export const requirementsPlaces =
  `\`${unix}\` (Linux, macOS), \`${windows}\` (Windows), ` +
  `the key \`${mdmKey}\` of the MDM domain \`${mdmDomain}\` (macOS), or the policy managed in the cloud`;
