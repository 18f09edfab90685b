/** Documents of our own, each run as /etc/codex/requirements.toml through some of the releases: observed. */

/** The releases that were run. */
export const ownReleases: readonly number[] = [90, 98, 104, 118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169];

/** A document, and those of the releases that refused it. */
export interface ObservedOwn {
  readonly name: string;
  readonly text: string;
  readonly refused: readonly number[];
}

export const observedOwn: readonly ObservedOwn[] = [
  {
    name: 'mitm-base',
    text: 'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\nhooks.x={host="h",methods=["GET"],path_prefixes=["/"],action=["y"]}\nactions.y={strip_request_headers=["a"]}\n',
    refused: [133],
  },
  {
    name: 'act-unknown',
    text: 'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\nactions.y={strip_request_headers=["a"],zzz=1}\n',
    refused: [133, 165, 166, 169],
  },
  {
    name: 'hook-unknown',
    text: 'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\nhooks.x={host="h",methods=["GET"],path_prefixes=["/"],action=["y"],zzz=1}\nactions.y={strip_request_headers=["a"]}\n',
    refused: [133, 165, 166, 169],
  },
  {
    name: 'hook-schemes',
    text: 'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\nhooks.x={host="h",methods=["GET"],path_prefixes=["/"],action=["y"],schemes=["https"]}\nactions.y={strip_request_headers=["a"]}\n',
    refused: [133, 165, 166, 169],
  },
  {
    name: 'hook-ports',
    text: 'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\nhooks.x={host="h",methods=["GET"],path_prefixes=["/"],action=["y"],ports=[443]}\nactions.y={strip_request_headers=["a"]}\n',
    refused: [133, 165, 166, 169],
  },
  {
    name: 'hook-query',
    text: 'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\nhooks.x={host="h",methods=["GET"],path_prefixes=["/"],action=["y"],query={a=["b"]}}\nactions.y={strip_request_headers=["a"]}\n',
    refused: [133],
  },
  {
    name: 'hook-headers',
    text: 'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\nhooks.x={host="h",methods=["GET"],path_prefixes=["/"],action=["y"],headers={a=["b"]}}\nactions.y={strip_request_headers=["a"]}\n',
    refused: [133],
  },
  {
    name: 'mitm-unknown',
    text: 'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\nzzz=1\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'act-idle',
    text: 'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\nactions.y={}\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'act-idle-list',
    text: 'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\nactions.y={strip_request_headers=[]}\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'hook-v2-schemes',
    text: 'default_permissions="acme"\n[allowed_permission_profiles]\nacme=true\n[permissions.acme.network.mitm]\nversion=2\nhooks.x={host="h",methods=["GET"],path_prefixes=["/"],action=["y"],schemes=["https"]}\nactions.y={strip_request_headers=["a"]}\n',
    refused: [133, 138, 146, 150, 157, 160, 162],
  },
  {
    name: 'gw',
    text: '[model_providers.own]\nname="n"\nbase_url="https://x"\n[model_providers.own.gateway_oauth]\nauthorization_url="https://x/a"\ntoken_url="https://x/t"\nclient_id="c"\n',
    refused: [157, 160, 162, 165],
  },
  {
    name: 'gw-unknown',
    text: '[model_providers.own]\nname="n"\nbase_url="https://x"\n[model_providers.own.gateway_oauth]\nauthorization_url="https://x/a"\ntoken_url="https://x/t"\nclient_id="c"\nzzz=1\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  {
    name: 'gw-no-base',
    text: '[model_providers.own]\nname="n"\n[model_providers.own.gateway_oauth]\nauthorization_url="https://x/a"\ntoken_url="https://x/t"\nclient_id="c"\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  {
    name: 'gw-bad-url',
    text: '[model_providers.own]\nname="n"\nbase_url="https://x"\n[model_providers.own.gateway_oauth]\nauthorization_url="nope"\ntoken_url="https://x/t"\nclient_id="c"\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  {
    name: 'gw-export',
    text: '[model_providers.own]\nname="n"\nbase_url="https://x"\n[model_providers.own.gateway_oauth]\ncredential_export={command="x"}\n',
    refused: [157, 160, 162, 165, 166],
  },
  {
    name: 'gw-missing',
    text: '[model_providers.own]\nname="n"\nbase_url="https://x"\n[model_providers.own.gateway_oauth]\ntoken_url="https://x/t"\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  {
    name: 'auth-env',
    text: '[model_providers.own]\nname="n"\nenv_key="K"\nauth={command="x"}\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  {
    name: 'aws-own',
    text: '[model_providers.own]\nname="n"\naws={region="r"}\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  { name: 'name-blank', text: '[model_providers.own]\nname=" "\n', refused: [157, 160, 162, 165, 166, 169] },
  {
    name: 'name-missing',
    text: '[model_providers.own]\nbase_url="https://x"\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  { name: 'bedrock-runtime', text: 'model_provider="amazon-bedrock-runtime"\n', refused: [] },
  {
    name: 'bedrock-runtime-def',
    text: '[model_providers.amazon-bedrock-runtime]\nbase_url="https://x"\n',
    refused: [],
  },
  {
    name: 'bedrock-name',
    text: '[model_providers.amazon-bedrock]\nname="x"\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  { name: 'bedrock-base', text: '[model_providers.amazon-bedrock]\nbase_url="https://x"\n', refused: [] },
  {
    name: 'bedrock-aws-auth',
    text: '[model_providers.amazon-bedrock]\naws={region="r"}\nauth={command="x"}\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  { name: 'bedrock-location', text: '[model_providers.amazon-bedrock]\nlocation="x"\n', refused: [166, 169] },
  { name: 'bedrock-headers', text: '[model_providers.amazon-bedrock]\nhttp_headers={a="b"}\n', refused: [] },
  {
    name: 'openai-catalog',
    text: '[model_providers.openai]\nmodel_catalog_url="https://chatgpt.com"\n',
    refused: [157, 160, 162, 165],
  },
  { name: 'gcp', text: 'model_provider="gcp"\n', refused: [157, 160, 162] },
  { name: 'gcp-base', text: '[model_providers.gcp]\nbase_url="https://x"\n', refused: [157, 160, 162] },
  { name: 'gcp-name', text: '[model_providers.gcp]\nname="x"\n', refused: [165, 166, 169] },
  { name: 'gcp-file', text: '[model_providers.gcp]\ncredential_file="x"\n', refused: [157, 160, 162, 166, 169] },
  {
    name: 'gw-authorization',
    text: '[model_providers.own]\nname="n"\nbase_url="https://x"\ngateway_oauth={authorization_url="https://x",token_url="https://x",client_id="c",delivery={kind="header",name="Authorization"}}\n',
    refused: [157, 160, 162, 165],
  },
  {
    name: 'gw-header',
    text: '[model_providers.own]\nname="n"\nbase_url="https://x"\nenv_key="K"\ngateway_oauth={authorization_url="https://x",token_url="https://x",client_id="c",delivery={kind="header",name="X-Own"}}\n',
    refused: [],
  },
  {
    name: 'gw-http',
    text: '[model_providers.own]\nname="n"\nbase_url="http://x"\ngateway_oauth={authorization_url="https://x",token_url="https://x",client_id="c",delivery={kind="header",name="X-Own"}}\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  { name: 'openai-def', text: '[model_providers.openai]\nname="x"\n', refused: [157, 160, 162, 165, 166, 169] },
  { name: 'ollama-def', text: '[model_providers.ollama]\nname="x"\n', refused: [157, 160, 162, 165, 166, 169] },
  { name: 'lmstudio-def', text: '[model_providers.lmstudio]\nname="x"\n', refused: [157, 160, 162, 165, 166, 169] },
  {
    name: 'cmd-blank',
    text: '[model_providers.own]\nname="n"\nauth={command=" "}\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  { name: 'aws-cred', text: '[model_providers.amazon-bedrock]\naws={credential_export={command="x"}}\n', refused: [] },
  {
    name: 'aws-refresh',
    text: '[model_providers.amazon-bedrock]\naws={auth_refresh={command="x"}}\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  { name: 'aws-unknown', text: '[model_providers.amazon-bedrock]\naws={zzz=1}\n', refused: [] },
  { name: 'prov-unknown', text: '[model_providers.own]\nname="n"\nzzz=1\n', refused: [] },
  { name: 'cs-http', text: '[config_server]\nbase_url="http://x"\n', refused: [165, 166, 169] },
  { name: 'cs-user', text: '[config_server]\nbase_url="https://u@x"\n', refused: [165, 166, 169] },
  { name: 'cs-frag', text: '[config_server]\nbase_url="https://x/#a"\n', refused: [165, 166, 169] },
  {
    name: 'cs-oauth-unk',
    text: '[config_server]\nbase_url="https://x"\n[config_server.oauth]\nzzz=1\n',
    refused: [165, 166, 169],
  },
  {
    name: 'otel-two',
    text: '[otel]\nexporter={otlp-http={endpoint="https://x",protocol="json"},otlp-grpc={endpoint="https://x"}}\n',
    refused: [166, 169],
  },
  { name: 'otel-none', text: '[otel]\nexporter={}\n', refused: [166, 169] },
  {
    name: 'login-chatgpt-ws',
    text: 'allowed_login_methods=["chatgpt"]\nallowed_chatgpt_workspaces=[]\n',
    refused: [150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'login-ws-blank',
    text: 'allowed_login_methods=["chatgpt"]\nallowed_chatgpt_workspaces=[" "]\n',
    refused: [150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'ar-slash',
    text: '[auto_review]\nrequired_on_models=["a/b"]\n',
    refused: [150, 157, 160, 162, 165, 166, 169],
  },
  { name: 'ar-unk', text: '[auto_review]\nzzz=1\n', refused: [] },
  {
    name: 'effort',
    text: '[models.new_thread]\nmodel_reasoning_effort=""\n',
    refused: [146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'app-domain',
    text: '[application.network.domains]\n"*.x.com"="allow"\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  {
    name: 'app-domain-url',
    text: '[application.network.domains]\n"https://x.com"="allow"\n',
    refused: [157, 160, 162, 165, 166, 169],
  },
  {
    name: 'prof-colon',
    text: 'default_permissions=":x"\n[allowed_permission_profiles]\n":x"=true\n[permissions.":x"]\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'prof-danger-ext',
    text: 'default_permissions="a"\n[allowed_permission_profiles]\na=true\n[permissions.a]\nextends=":danger-full-access"\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'prof-cycle',
    text: 'default_permissions="a"\n[allowed_permission_profiles]\na=true\n[permissions.a]\nextends="a"\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'prof-rel',
    text: 'default_permissions="a"\n[allowed_permission_profiles]\na=true\n[permissions.a.filesystem]\n"x"="read"\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'prof-glob-write',
    text: 'default_permissions="a"\n[allowed_permission_profiles]\na=true\n[permissions.a.filesystem]\n"/x/*.y"="write"\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'prof-win',
    text: 'default_permissions="a"\n[allowed_permission_profiles]\na=true\n[permissions.a.filesystem]\n\'C:\\x\'="read"\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'prof-depth0',
    text: 'default_permissions="a"\n[allowed_permission_profiles]\na=true\n[permissions.a.filesystem]\nglob_scan_max_depth=0\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'prof-sub-dots',
    text: 'default_permissions="a"\n[allowed_permission_profiles]\na=true\n[permissions.a.filesystem."/x"]\n"../y"="read"\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'prof-net-none',
    text: 'default_permissions="a"\n[allowed_permission_profiles]\na=true\n[permissions.a.network]\nunix_sockets={"/x"="none"}\n',
    refused: [133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'prof-net-star',
    text: 'default_permissions="a"\n[allowed_permission_profiles]\na=true\n[permissions.a.network]\nenabled=true\ndomains={"*"="allow"}\n',
    refused: [133],
  },
  {
    name: 'prof-list',
    text: 'allowed_permissions=["a"]\n[permissions.a]\n',
    refused: [138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'prof-list-builtin',
    text: 'allowed_permissions=[":workspace"]\n[permissions.a]\n',
    refused: [138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  { name: 'prof-list-empty', text: 'allowed_permissions=[]\n', refused: [133] },
  { name: 'mcp-blank', text: '[mcp_servers.a]\nidentity={command=""}\n', refused: [] },
  {
    name: 'mcp-both-tables',
    text: '[mcp_servers.a]\nidentity={command={executable="x",args=[]},url="y"}\n',
    refused: [],
  },
  {
    name: 'rules-just',
    text: '[rules]\nprefix_rules=[{pattern=[{token="a"}],decision="prompt",justification=""}]\n',
    refused: [98, 104, 118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'appr-reject',
    text: 'allowed_approval_policies=["on-request",{reject={sandbox_approval=true,rules=true,mcp_elicitations=true}}]\n',
    refused: [90, 98, 104, 118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  { name: 'appr-odd', text: 'allowed_approval_policies=["on-request",{never={}}]\n', refused: [] },
  { name: 'sandbox-odd', text: 'allowed_sandbox_modes=["read-only",{workspace-write={}}]\n', refused: [] },
  {
    name: 'feat-dup',
    text: '[features]\napps=true\n[feature_requirements]\napps=true\n',
    refused: [118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  { name: 'feat-cyclealias', text: '[features]\nhooks=true\ncodex_hooks=true\n', refused: [118] },
  { name: 'feat-agent-identity', text: '[features]\nuse_agent_identity=true\n', refused: [118] },
  {
    name: 'oauth-device',
    text: '[model_providers.own]\nname="n"\nbase_url="https://example.com"\n[model_providers.own.gateway_oauth]\nclient_id="own"\nauthorization_url="https://example.com/a"\ntoken_url="https://example.com/t"\ndevice_authorization_url="https://example.com/d"\ndelivery={kind="header",name="X"}\n',
    refused: [157, 160, 162, 165, 166],
  },
  { name: 'net-none-deny', text: '[experimental_network.unix_sockets]\n"/x"="deny"\n', refused: [118, 125, 133] },
  { name: 'net-empty-key', text: '[experimental_network.domains]\n""="allow"\n', refused: [] },
  {
    name: 'net-port-big',
    text: '[experimental_network]\nhttp_port=70000\n',
    refused: [104, 118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
  {
    name: 'net-inject',
    text: '[experimental_network]\nheader_injections=[{host="h",methods=["GET"],path_prefixes=["/"],headers={a="b"}}]\n',
    refused: [],
  },
  { name: 'toml-time', text: 'zzz = 07:32\n', refused: [] },
  { name: 'toml-xesc', text: 'zzz = "\\x41"\n', refused: [] },
  { name: 'toml-bom', text: '\ufeffzzz=1\n', refused: [] },
  { name: 'toml-trail', text: 'zzz={a=1,}\n', refused: [] },
  { name: 'toml-float', text: 'zzz=1_0.5e3\n', refused: [] },
  { name: 'toml-date-time', text: 'guardian_policy_config = 07:32:00\n', refused: [125, 133, 138, 146] },
  {
    name: 'toml-dup',
    text: 'a.b=1\n[a]\nc=1\n',
    refused: [90, 98, 104, 118, 125, 133, 138, 146, 150, 157, 160, 162, 165, 166, 169],
  },
];
