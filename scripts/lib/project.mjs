import { fileURLToPath } from 'node:url'

/** Absolute path of the repository; scripts work from any current directory. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
export const MIGRATIONS_DIR = `${ROOT}/prisma/migrations`
export const SCHEMA_DIR = `${ROOT}/prisma/schema`
