'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { useAttempt } from '@/client/console/use-attempt'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { Dialog } from '@/ui/dialog'
import { TextField } from '@/ui/text-field'
import type { Role } from './roles-screen'

export function RenameRoleDialog({ role, onClose }: { role: Role; onClose: () => void }) {
  const utils = api.useUtils()
  const patch = api.access.patch_role.useMutation()
  const [name, setName] = useState(role.role_name)
  const [problem, setProblem] = useState<string>()
  const { busy, attempt } = useAttempt(setProblem)
  const ready = name.trim() !== '' && name.trim() !== role.role_name && !busy

  async function submit() {
    const done = await attempt(async () => {
      await patch.mutateAsync({ role_id: role.role_id, role_name: name.trim() })
      await utils.access.read_roles.invalidate()
      return true
    })
    if (done) onClose()
  }

  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('roles.rename_title', { name: role.role_name })}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button variant="primary" disabled={!ready} busy={busy} onClick={() => void submit()}>
            {t('action.rename')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('roles.name')}
        error={problem}
        required
        autoFocus
        autoComplete="off"
        maxLength={64}
        value={name}
        onValueChange={(value) => setName(value)}
        onKeyDown={(event) => event.key === 'Enter' && ready && void submit()}
      />
    </Dialog>
  )
}
