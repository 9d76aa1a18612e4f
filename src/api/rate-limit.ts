import { processSingleton } from '@/lib/process-singleton'
import { readSetting } from '@/modules/settings/server'
import { createRateLimit } from '@/platform/rest/rate-limit'

/**
 * The limits of this installation, per minute and address: sign-ins, set-up and changed passwords; forms that a link opens;
 * runs of public flows.
 */
export const rateLimit = processSingleton('rate-limit', () =>
  createRateLimit({ login: 60, form: 120, public: () => readSetting('public_flows.runs_per_minute') }),
)
