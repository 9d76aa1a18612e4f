import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface OidcProvider {
  issuer: string
  /** Who signs in next. */
  person: { sub: string; preferred_username?: string; email?: string; email_verified?: boolean; name?: string }
  close(): Promise<void>
}

/** A sign-in provider on loopback that lets everybody in as the person who is set. */
export async function startOidcProvider(client_id: string): Promise<OidcProvider> {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' }
  const nonces = new Map<string, string>()
  const provider: OidcProvider = { issuer: '', person: { sub: 'nobody' }, close: async () => undefined }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer)
    const json = (body: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    if (url.pathname === '/.well-known/openid-configuration')
      return json({
        issuer: provider.issuer,
        authorization_endpoint: `${provider.issuer}/authorize`,
        token_endpoint: `${provider.issuer}/token`,
        jwks_uri: `${provider.issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (url.pathname === '/keys') return json({ keys: [jwk] })
    if (url.pathname === '/authorize') {
      const back = new URL(url.searchParams.get('redirect_uri') ?? '')
      const code = `code-${nonces.size}`
      nonces.set(code, url.searchParams.get('nonce') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', url.searchParams.get('state') ?? '')
      return response.writeHead(302, { location: back.href }).end()
    }
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', async () => {
      const nonce = nonces.get(new URLSearchParams(body).get('code') ?? '')
      const id_token = await new SignJWT({ ...provider.person, nonce })
        .setProtectedHeader({ alg: 'RS256', kid: 'k1' })
        .setIssuer(provider.issuer)
        .setAudience(client_id)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey)
      json({ access_token: 'none', token_type: 'Bearer', expires_in: 300, id_token })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  provider.close = () => new Promise((resolve) => server.close(() => resolve()))
  return provider
}
