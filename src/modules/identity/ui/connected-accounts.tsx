'use client'

import { signIn } from 'next-auth/react'
import { api } from '@/client/console/api'
import { errorText } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { RelativeTime } from '@/ui/relative-time'
import { toastError } from '@/ui/toast'

/** Accounts at the sign-in provider that lead to one's own; nothing where there is no provider. */
export function ConnectedAccounts() {
  const list = api.identity.list_connected_accounts.useQuery({})
  const utils = api.useUtils()
  const onError = (error: unknown) => toastError(errorText(error).title, errorText(error).hint)
  const connect = api.identity.start_connecting.useMutation({
    onSuccess: () => signIn('oidc', { callbackUrl: '/settings/profile' }),
    onError,
  })
  const disconnect = api.identity.disconnect_account.useMutation({
    onSuccess: () => utils.identity.list_connected_accounts.invalidate(),
    onError,
  })
  if (!list.data?.provider) return null
  const { provider, accounts } = list.data
  return (
    <section className="flex flex-col gap-4">
      <h2 className="font-semibold text-base">{t('profile.connected')}</h2>
      {accounts.length > 0 && (
        <ul className="flex flex-col divide-y rounded-lg border">
          {accounts.map((account) => (
            <li key={account.id} className="flex min-h-11 items-center justify-between gap-3 px-3 py-1.5 text-sm">
              <span className="min-w-0">
                <span className="block truncate">{account.subject}</span>
                <span className="block truncate text-ink-3 text-xs">
                  {account.issuer} · <RelativeTime at={account.create_at} />
                </span>
              </span>
              <Button size="sm" onClick={() => disconnect.mutate({ account_id: account.id })}>
                {t('profile.disconnect')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button busy={connect.isPending} onClick={() => connect.mutate({})}>
          {t('profile.connect', { provider })}
        </Button>
      </div>
    </section>
  )
}
