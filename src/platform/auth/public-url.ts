import { env } from '@/env'

/** Where people reach this installation: the configured address, else the one it listens on. */
export function publicUrl(): URL {
  if (env.MILLRACE_URL) return new URL(env.MILLRACE_URL)
  const host = env.HOST.includes(':') ? `[${env.HOST}]` : env.HOST
  return new URL(`http://${host}:${env.PORT}`)
}
