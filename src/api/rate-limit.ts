import { env } from '@/env'
import { processSingleton } from '@/lib/process-singleton'
import { createRateLimit } from '@/platform/rest/rate-limit'

/** The limits of this installation, per minute and address: sign-ins, set-up and changed passwords; runs of public flows. */
export const rateLimit = processSingleton('rate-limit', () =>
  createRateLimit({ login: 60, public: env.MILLRACE_PUBLIC_RUNS_PER_MINUTE }),
)
