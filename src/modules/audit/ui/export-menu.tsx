'use client'

import { Download, FileJson, FileSpreadsheet } from 'lucide-react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { DropdownMenu } from '@/ui/dropdown-menu'
import type { useAuditFilters } from './use-audit-filters'

/** Takes along what the filters leave. The browser writes the file as it comes, so it may be of any length. */
export function ExportMenu({ input }: { input: ReturnType<typeof useAuditFilters>['input'] }) {
  function save(format: 'csv' | 'jsonl') {
    const query = new URLSearchParams({ format })
    for (const [name, value] of Object.entries(input)) query.set(name, String(value))
    const link = document.createElement('a')
    link.href = `/api/v1/audit_log/export?${query}`
    link.download = ''
    link.click()
  }

  return (
    <DropdownMenu
      trigger={
        <Button>
          <Download aria-hidden />
          {t('audit.export')}
        </Button>
      }
      items={[
        { id: 'csv', label: t('audit.export_csv'), icon: FileSpreadsheet, onSelect: () => save('csv') },
        { id: 'jsonl', label: t('audit.export_jsonl'), icon: FileJson, onSelect: () => save('jsonl') },
      ]}
    />
  )
}
