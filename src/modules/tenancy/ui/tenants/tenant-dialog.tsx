'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import { errorWords } from '@/client/console/error-text'
import { t } from '@/lib/messages/t'
import { Field } from '@/ui/field'
import { FormDialog } from '@/ui/form-dialog'
import { TextField } from '@/ui/text-field'
import { Textarea } from '@/ui/textarea'
import type { Tenant } from './tenants-screen'

/** Name and note of a tenant; without one, of a new one. */
export function TenantDialog({ tenant, onClose }: { tenant: Tenant | undefined; onClose: () => void }) {
  const utils = api.useUtils()
  const add = api.tenancy.add_tenant.useMutation()
  const patch = api.tenancy.patch_tenant.useMutation()
  const [tenant_name, setName] = useState(tenant?.tenant_name ?? '')
  const [note, setNote] = useState(tenant?.note ?? '')
  const [problem, setProblem] = useState<string>()
  const changed = tenant_name.trim() !== (tenant?.tenant_name ?? '') || note !== (tenant?.note ?? '')

  async function submit() {
    try {
      const input = { tenant_name: tenant_name.trim(), note }
      if (tenant) await patch.mutateAsync({ tenant_id: tenant.tenant_id, ...input })
      else await add.mutateAsync(input)
      await Promise.all([utils.tenancy.read_tenants.invalidate(), utils.access.read_my_access.invalidate()])
      onClose()
    } catch (error) {
      setProblem(errorWords(error))
    }
  }

  return (
    <FormDialog
      title={tenant ? t('tenants.edit_title', { name: tenant.tenant_name }) : t('tenants.new')}
      description={!tenant && t('tenants.new_text')}
      size="sm"
      action={tenant ? t('action.save') : t('tenants.create')}
      ready={tenant_name.trim() !== '' && changed}
      busy={add.isPending || patch.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('tenants.name')}
        error={problem}
        required
        autoFocus
        autoComplete="off"
        maxLength={64}
        value={tenant_name}
        onValueChange={setName}
      />
      <Field label={t('tenants.note')}>
        {(control) => (
          <Textarea
            {...control}
            rows={3}
            maxLength={2_000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}
