'use client'

import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { CopyButton } from '@/ui/copy-button'
import { Dialog } from '@/ui/dialog'
import { Input } from '@/ui/input'

export interface PasswordLink {
  name: string
  token: string
  expires_at: string
  kind: 'invite' | 'reset'
}

/** A link that is shown once, for handing on. The token stands after `#`, so no server's log ever has it. */
export function LinkDialog({ link, onClose }: { link: PasswordLink; onClose: () => void }) {
  const { name, token, expires_at, kind } = link
  const address = `${window.location.origin}/welcome#${token}`
  const until = new Date(expires_at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={kind === 'invite' ? t('link.title_invite', { name }) : t('link.title_reset', { name })}
      description={t('link.text', { until })}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t('action.done')}
        </Button>
      }
    >
      <div className="flex items-center gap-2">
        <Input
          readOnly
          aria-label={t('link.title_invite', { name })}
          value={address}
          className="font-mono text-xs"
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={address} label={t('link.copy')} />
      </div>
    </Dialog>
  )
}
