/** Valid documents of the kinds that people write, without a line that could be read in two ways. */
export const samples: readonly string[] = [
  `# Requirements of the company.
allowed_approval_policies = ["untrusted", "on-request"]
allowed_sandbox_modes = ["read-only", "workspace-write"] # no full access

[features]
web_search = false
"quoted key" = true

[mcp_servers.docs.identity]
url = "https://example.com/mcp"

[[rules.prefix_rules]]
pattern = [{ token = "git" }, { any_of = ["push", "fetch"] }]
decision = "forbidden"
justification = "Ask first"
`,
  `model = 'gpt-5'
approval_policy = "on-request"
timeout = 30
ratio = 0.5
started = 1979-05-27T07:32:00Z
notify = [
  "python3", # the interpreter
  "/opt/notify.py",
]

[profiles.work]
model = "o3"
sandbox.mode = "workspace-write"
sandbox.network = false

[projects."/home/me/work"]
trust_level = "trusted"

[shell_environment_policy]
set = { PATH = "/usr/bin", HOME = '/home/me' }
exclude = ["AWS_*", 'AZURE_*']
`,
  `title = """
First line
second line"""
path = '''
C:\\Users
'''
after = 1

[a.b.c]
deep = [[1, 2], ["x", "y"], []]
nan = nan
negative = -17

[[hooks]]
command = "one"
[[hooks.steps]]
run = "first"
[[hooks.steps]]
run = "second"
[[hooks]]
command = "two"
`,
  `[server]
command = "npx"
args = ["-y", "server"]
env = { TOKEN = "x", MODE = "strict" }
[server.limits]
cpu = 2
memory = 1_024

[empty]
[last]
enabled = true
list = [
  { name = "a", level = 1 },
  { name = "b", level = 2 },
]
tail = "end"
`.replaceAll('\n', '\r\n'),
];
