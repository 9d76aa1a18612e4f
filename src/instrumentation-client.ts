import { config } from 'zod/v4/core'

// Pages may not turn texts into code, and zod tries whether it can: every page would report a breach of its own policy,
// among which a real one is not seen.
config({ jitless: true })
