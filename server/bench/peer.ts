import type { NpmTool } from '../../test/host/npm-tool.ts';

/** What this product is compared with: a TOML server and linter in Rust. */
export const peer: NpmTool = {
  title: 'Tombi',
  package: '@tombi-toml/cli-linux-x64',
  version: '1.5.5',
  executable: '@tombi-toml/cli-linux-x64/tombi',
};
