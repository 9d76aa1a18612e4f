import { z } from 'zod'

/** `20` (bytes), `64KiB`, `10MiB`, `1GiB`. */
const ByteSize = z
  .string()
  .regex(/^\d+(KiB|MiB|GiB)?$/, 'must be a number of bytes, or a number with KiB, MiB or GiB, such as 10MiB')
  .transform((text) => Number.parseInt(text, 10) * (BYTE_UNITS.get(text.replace(/^\d+/, '')) ?? 1))
  .pipe(z.number().int().min(1024, 'must be at least 1KiB'))
const BYTE_UNITS = new Map([
  ['KiB', 1024],
  ['MiB', 1024 ** 2],
  ['GiB', 1024 ** 3],
])

const CommaList = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)

/** What runs when somebody opens it on their own machine. */
const EXECUTABLES =
  '.exe,.dll,.msi,.msp,.scr,.com,.bat,.cmd,.pif,.cpl,.vbs,.vbe,.wsf,.hta,.lnk,.jar,.app,.deb,.rpm,application/x-msdownload,application/x-elf,application/x-mach-binary'

const WebAddress = z.url({ protocol: /^https?$/, error: 'must be a web address such as https://millrace.example.org' })

const Secret = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{43}$/,
    'must be 32 random bytes in base64url (43 characters), such as `openssl rand 32 | basenc --base64url | tr -d =` prints',
  )

const Env = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  /** TCP port of the server. */
  PORT: z.coerce
    .number({ error: 'must be a port from 0 to 65535' })
    .int()
    .min(0)
    .max(65_535, 'must be a port from 0 to 65535')
    .default(3000),
  /** Address the server listens on. Anything but loopback needs an owner or the printed set-up token. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Postgres to use instead of the embedded one; the start script sets it to the embedded one. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must begin with postgresql://' }).optional(),
  /** Most database connections of this process. Default 10; the embedded database has one session, so 5 there. */
  MILLRACE_DATABASE_POOL: z.coerce
    .number({ error: 'must be a number from 1 to 200' })
    .int()
    .min(1)
    .max(200)
    .default(10),
  /** Where files, secrets and the embedded database live. */
  MILLRACE_DATA_DIR: z.string().min(1).default('.millrace'),
  /** Creates the owner at start, together with MILLRACE_OWNER_PASSWORD, when there is none yet. */
  MILLRACE_OWNER_USERNAME: z.string().min(1).max(100).optional(),
  /** At least 8 characters. Ignored once an owner exists. */
  MILLRACE_OWNER_PASSWORD: z.string().min(8, 'must have at least 8 characters').max(1000).optional(),
  /** Public address, when a proxy stands in front: used in links, cookies and cross-site checks. */
  MILLRACE_URL: WebAddress.optional(),
  /** Origins of other sites whose pages may call the API, comma separated. Default none; `*` allows all, without cookies. */
  MILLRACE_CORS_ORIGINS: CommaList.pipe(
    z.array(
      z.union([
        z.literal('*'),
        WebAddress.refine((url) => new URL(url).origin === url, 'must be an origin, without a path'),
      ]),
    ),
  ).default([]),
  /** Private hosts or networks that flows may reach, comma separated, port optional: `ollama.local:11434,10.0.0.0/8`. */
  MILLRACE_OUTBOUND_ALLOW: CommaList.default([]),
  /** Encrypts stored secrets; default: the one in the data directory. Changing it makes them unreadable. */
  MILLRACE_ENCRYPTION_KEY: Secret.optional(),
  /** Signs sessions; default: the one in the data directory. Changing it signs everybody out. */
  MILLRACE_AUTH_SECRET: Secret.optional(),
  /** Sign-in through an OpenID Connect provider: its issuer address; with the client's id and secret, or none of the three. */
  MILLRACE_OIDC_ISSUER: WebAddress.optional(),
  MILLRACE_OIDC_CLIENT_ID: z.string().min(1).max(300).optional(),
  MILLRACE_OIDC_CLIENT_SECRET: z.string().min(1).max(1000).optional(),
  /** What the button on the sign-in page says. */
  MILLRACE_OIDC_NAME: z.string().min(1).max(60).default('Single sign-on'),
  MILLRACE_LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug', 'trace']).default('info'),
  /** Largest request body other than an upload. */
  MILLRACE_MAX_BODY_BYTES: ByteSize.default(10 * 1024 ** 2),
  /** Largest uploaded file. */
  MILLRACE_MAX_UPLOAD_BYTES: ByteSize.default(100 * 1024 ** 2),
  /** Files of these endings (`.exe`) and media types are not kept, comma separated; `none` keeps all. */
  MILLRACE_REFUSED_FILE_TYPES: z
    .string()
    .transform((text) => (text.trim() === 'none' ? '' : text.toLowerCase()))
    .pipe(CommaList)
    .pipe(
      z.array(
        z
          .string()
          .regex(/^(\.[a-z0-9]+|[a-z0-9.+-]+\/[a-z0-9.+-]+)$/, 'must be endings such as .exe and media types, or none'),
      ),
    )
    .prefault(EXECUTABLES),
  /** Largest file that a flow is given or makes. */
  MILLRACE_MAX_FILE_BYTES: ByteSize.default(50 * 1024 ** 2),
  /** Runs that work at the same time in this process; others wait in the queue. */
  MILLRACE_RUN_CONCURRENCY: z.coerce
    .number({ error: 'must be a number from 1 to 10000' })
    .int()
    .min(1)
    .max(10_000)
    .default(64),
  /** Runs of public flows that one address may start in a minute without an account. */
  MILLRACE_PUBLIC_RUNS_PER_MINUTE: z.coerce
    .number({ error: 'must be a number from 1 to 100000' })
    .int()
    .min(1)
    .max(100_000)
    .default(30),
  /** Most processes for user code of one language, and as many for templates and documents. A Python one takes 150 MB. */
  MILLRACE_SANDBOX_PROCESSES: z.coerce
    .number({ error: 'must be a number from 1 to 256' })
    .int()
    .min(1)
    .max(256)
    .default(4),
  /** Longest that user code or a template may run, in milliseconds. */
  MILLRACE_SANDBOX_TIMEOUT_MS: z.coerce
    .number({ error: 'must be a number of milliseconds from 100 to 3600000' })
    .int()
    .min(100)
    .max(3_600_000)
    .default(60_000),
  /** Memory that user code may fill. At least 64MiB. */
  MILLRACE_SANDBOX_MEMORY: ByteSize.default(256 * 1024 ** 2).refine(
    (bytes) => bytes >= 64 * 1024 ** 2,
    'must be at least 64MiB',
  ),
})

export type Env = z.infer<typeof Env>

/** The settings of this process, read once. The only place that reads `process.env`. */
export const env: Env = parseEnv(process.env)

/**
 * Reads settings from variables; empty ones count as not set.
 *
 * @throws an error that names every wrong variable and the form it must have
 */
export function parseEnv(variables: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const { success, data, error } = Env.safeParse(set)
  if (success) {
    if ((data.MILLRACE_OWNER_USERNAME === undefined) !== (data.MILLRACE_OWNER_PASSWORD === undefined))
      throw new Error('Set MILLRACE_OWNER_USERNAME and MILLRACE_OWNER_PASSWORD together, or neither.')
    const oidc = [data.MILLRACE_OIDC_ISSUER, data.MILLRACE_OIDC_CLIENT_ID, data.MILLRACE_OIDC_CLIENT_SECRET]
    if (new Set(oidc.map((value) => value === undefined)).size > 1)
      throw new Error(
        'Set MILLRACE_OIDC_ISSUER, MILLRACE_OIDC_CLIENT_ID and MILLRACE_OIDC_CLIENT_SECRET together, or none.',
      )
    return data
  }
  const lines = error.issues.map(
    (issue) => `  ${issue.path[0] === undefined ? '' : String(issue.path[0])}: ${issue.message}`,
  )
  throw new Error(`Some settings in the environment are not valid:\n${lines.join('\n')}`)
}
