import { expect, it } from 'vitest'
import { looksSecret } from './looks-secret'

it.each(['smtp.password', 'OPENAI_API_KEY', 'github-token', 'oidc.client_secret', 'signing.key', 'privateNote'])(
  '%s may be a secret',
  (name) => expect(looksSecret(name)).toBe(true),
)

it.each(['signup.open', 'keyboard', 'monkeys', 'files.max_upload_mb', 'primary.colour'])('%s is not', (name) =>
  expect(looksSecret(name)).toBe(false),
)
