/**
 * Flaws that were published for systems of this kind, by the numbers of the list that the tests are asked by. Each has
 * tests whose titles say `(threat N)`, or the reason why it cannot happen here yet; some have both.
 */
export interface Threat {
  number: number
  /** Under which it was published. */
  ids: readonly string[]
  /** What is at stake, in a few words. */
  stake: string
  /** Parts of it that do not apply yet, and why. */
  later?: string
}

const noServers = 'no tool server can be added to an installation; nodes name servers by address and speak HTTP only'
const noApps = 'no apps are hosted'

export const threats: readonly Threat[] = [
  { number: 1, ids: ['CVE-2025-3248'], stake: 'code that runs while it is checked' },
  {
    number: 2,
    ids: ['CVE-2026-0768', 'CVE-2026-0770'],
    stake: 'defaults and globals that run while checked',
    later: 'settings and users of the installation are sent code by an owner of a tenant only, who is refused',
  },
  { number: 3, ids: ['CVE-2026-33017'], stake: 'a public run of a flow that the caller brings' },
  {
    number: 4,
    ids: ['CVE-2026-13448', 'CVE-2026-10134'],
    stake: 'nodes with power in public flows',
  },
  { number: 5, ids: ['CVE-2026-19286'], stake: 'code that runs when a flow is loaded' },
  { number: 6, ids: ['langflow-ai/langflow#13054'], stake: 'open to all before it is set up' },
  { number: 7, ids: ['CVE-2026-55255'], stake: 'ids of others' },
  { number: 8, ids: ['CVE-2026-34046'], stake: 'ids of others where a setting decides' },
  { number: 9, ids: ['CVE-2026-33497'], stake: 'paths in names' },
  { number: 10, ids: ['CVE-2025-34291'], stake: 'pages of other sites, with our cookies' },
  { number: 11, ids: ['CVE-2026-55423', 'GHSA-7hw8-6q6r-4276'], stake: 'credentials that outlive their end' },
  { number: 12, ids: ['CVE-2026-40933'], stake: 'tool servers started by an import' },
  { number: 13, ids: ['CVE-2026-56274'], stake: 'flags of commands', later: noServers },
  { number: 14, ids: ['CVE-2026-22252'], stake: 'arguments of commands', later: noServers },
  { number: 15, ids: ['CVE-2026-30623'], stake: 'settings that are commands', later: noServers },
  { number: 16, ids: ['CVE-2026-25536'], stake: 'answers for another client', later: 'we serve no tools over MCP' },
  { number: 17, ids: ['CVE-2026-41276', 'GHSA-f6hc-c5jr-878p'], stake: 'empty tokens' },
  { number: 18, ids: ['CVE-2026-46440'], stake: 'guessing' },
  { number: 19, ids: ['GHSA-99pg-hqvx-r4gf'], stake: 'ids as parts of paths' },
  { number: 20, ids: ['CVE-2026-46441', 'CVE-2026-46476', 'CVE-2026-46480'], stake: 'columns in bodies' },
  {
    number: 21,
    ids: ['FlowiseAI/Flowise#5689', 'FlowiseAI/Flowise#5986', 'FlowiseAI/Flowise#5668'],
    stake: 'rights in bodies',
  },
  { number: 22, ids: ['CVE-2026-56268'], stake: 'lists widened by a parameter' },
  { number: 23, ids: ['GHSA-2x8m-83vc-6wv4'], stake: 'names that resolve twice' },
  { number: 24, ids: ['FlowiseAI/Flowise#5849'], stake: 'counts without an end' },
  { number: 25, ids: ['FlowiseAI/Flowise#6185'], stake: 'the studio in a frame' },
  {
    number: 26,
    ids: ['CVE-2026-41947'],
    stake: 'traces sent elsewhere',
    later: 'no traces are sent anywhere; price lists and settings are in the tables of rows 7 and 30',
  },
  { number: 27, ids: ['CVE-2026-41949', 'CVE-2026-41950'], stake: 'files by their id alone' },
  { number: 28, ids: ['CVE-2026-28288'], stake: 'who has an account' },
  { number: 29, ids: ['CVE-2025-56520'], stake: 'requests into the own network' },
  { number: 30, ids: ['CVE-2025-43862'], stake: 'rights that only the console checks' },
  { number: 31, ids: ['langgenius/dify#37047'], stake: 'secrets in logs and exports' },
  { number: 32, ids: ['CVE-2026-21858'], stake: 'bodies that pose as another kind' },
  { number: 33, ids: ['CVE-2025-68613', 'CVE-2026-1470'], stake: 'expressions that leave their sandbox' },
  { number: 34, ids: ['CVE-2025-68668', 'CVE-2026-49444'], stake: 'code that leaves its sandbox' },
  { number: 35, ids: ['CVE-2026-21877'], stake: 'files written where code lies' },
  { number: 36, ids: ['CVE-2026-45707'], stake: 'no tenant named' },
  { number: 37, ids: ['CVE-2026-45349'], stake: 'conversations of others' },
  { number: 38, ids: ['CVE-2026-44553', 'simstudioai/sim#6170'], stake: 'rights lost while connected' },
  { number: 39, ids: ['CVE-2026-45339'], stake: 'one key, different rights by its form' },
  { number: 40, ids: ['CVE-2026-31950'], stake: 'streams of others' },
  {
    number: 41,
    ids: [
      'CVE-2026-31943',
      'baptisteArno/typebot.io#2511',
      'baptisteArno/typebot.io#2432',
      'baptisteArno/typebot.io#2461',
    ],
    stake: 'odd spellings of addresses',
  },
  {
    number: 42,
    ids: ['CVE-2026-39969'],
    stake: 'unsigned calls of providers',
    later: 'no provider calls in: webhooks are called with a key of ours',
  },
  { number: 43, ids: ['GHSA-cq66-9cwr-x8jr'], stake: 'an empty tenant' },
  { number: 44, ids: ['GHSA-3fr5-999r-84qj'], stake: 'promises taken for an answer' },
  { number: 45, ids: ['GHSA-f475-7m4x-m6mx', 'baptisteArno/typebot.io#2494'], stake: 'a child of another parent' },
  {
    number: 46,
    ids: ['GHSA-hqmv-v56g-4m47', 'simstudioai/sim#5028', 'simstudioai/sim#5599'],
    stake: 'scripts in texts and files',
    later:
      'a browser is shown one text of each kind, in chats, messages and files; the whole corpus goes to the renderer',
  },
  {
    number: 47,
    ids: ['GHSA-m7f5-3wcm-x2c4', 'GHSA-3788-7276-x4j4', 'GHSA-gc3v-9whw-6wjh'],
    stake: 'uploads of strangers, keys for readers',
  },
  { number: 48, ids: ['baptisteArno/typebot.io#2493', 'simstudioai/sim#4952'], stake: 'formulas in tables' },
  { number: 49, ids: ['simstudioai/sim#1128', 'simstudioai/sim#960'], stake: 'files as addresses' },
  { number: 50, ids: ['simstudioai/sim#4944', 'simstudioai/sim#5049'], stake: 'callers who say what is public' },
  { number: 51, ids: ['simstudioai/sim#5156'], stake: 'accounts joined by an address' },
  {
    number: 52,
    ids: ['simstudioai/sim#6167'],
    stake: 'hosts made of a field',
    later: 'no host is made of a field: providers have a fixed address or a whole one that is checked (rows 29, 41)',
  },
  { number: 53, ids: ['inkeep/agents#2922', 'inkeep/agents#2927'], stake: 'a tenant in a header' },
  { number: 54, ids: ['inkeep/agents#3053', 'inkeep/agents#3062'], stake: 'one approval for another call' },
  { number: 55, ids: ['inkeep/agents#3080', 'langfuse/langfuse#14870'], stake: 'redirects elsewhere' },
  {
    number: 56,
    ids: ['CVE-2025-59305', 'CVE-2026-41487', 'CVE-2025-65107', 'langfuse/langfuse#13201'],
    stake: 'rights nobody declared, keys for another host, prototypes',
  },
  { number: 57, ids: ['CVE-2025-69286'], stake: 'tokens that follow from others' },
  { number: 58, ids: [], stake: 'archives' },
  { number: 59, ids: [], stake: 'pages of others on our origin', later: noApps },
  { number: 60, ids: ['CVE-2025-29927'], stake: 'checks that a header skips' },
  { number: 61, ids: ['GHSA-c4j6-fc7j-m34r'], stake: 'upgrades that are passed on' },
  { number: 62, ids: ['CVE-2025-55182'], stake: 'code in a payload of the framework' },
  {
    number: 63,
    ids: ['CVE-2022-35924', 'CVE-2022-31127'],
    stake: 'sign-in by mail',
    later: 'no mail is sent: links are handed over by people',
  },
  { number: 64, ids: ['CVE-2025-43855', 'trpc/trpc#1575'], stake: 'frames that end the process' },
  { number: 65, ids: ['CVE-2025-68130'], stake: 'prototypes in forms' },
]
