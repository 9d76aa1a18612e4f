import { processSingleton } from '@/lib/process-singleton'
import { createRateLimit } from '@/platform/rest/rate-limit'

/** The limits of this installation, per minute: sign-ins, set-up and changed passwords by address. */
export const rateLimit = processSingleton('rate-limit', () => createRateLimit({ login: 60 }))
