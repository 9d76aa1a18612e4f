import { pino } from 'pino'
import { env } from '@/env'

/** The process's log: one JSON object a line on standard error. Secrets have no business in it; these keys never pass. */
export const logger = pino(
  {
    level: env.MILLRACE_LOG_LEVEL,
    base: null,
    serializers: { error: pino.stdSerializers.err },
    redact: {
      paths: [
        'password',
        'api_key',
        'authorization',
        'cookie',
        'token',
        'secret',
        '*.password',
        '*.api_key',
        '*.token',
      ],
      censor: '[hidden]',
    },
  },
  pino.destination(2),
)
