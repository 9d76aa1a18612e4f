'use client'

import { ChevronRight } from 'lucide-react'
import { Collapsible } from 'radix-ui'
import { useState } from 'react'
import type { StartVariable } from '@/components/dify/start/start-variables'
import { t } from '@/lib/messages/t'
import { InputFields } from './input-fields'
import type { FormValues } from './input-value'

interface ChatInputsProps {
  variables: readonly StartVariable[]
  values: FormValues
  onChange: (values: FormValues) => void
  faults: Readonly<Record<string, string>>
  disabled: boolean
  /** Nothing was said yet. */
  fresh: boolean
}

/** What a conversation begins with: open above the first message, folded later. */
export function ChatInputs({ fresh, faults, ...fields }: ChatInputsProps) {
  const [open, setOpen] = useState<boolean | undefined>(undefined)
  const wrong = Object.keys(faults).length > 0
  return (
    <Collapsible.Root
      open={open ?? (fresh || wrong)}
      onOpenChange={setOpen}
      className="group/inputs mb-4 rounded-lg border"
    >
      <Collapsible.Trigger className="flex h-9 w-full items-center gap-1.5 px-3 text-left font-medium text-xs">
        <ChevronRight
          className="size-3.5 text-ink-3 transition-transform duration-100 group-data-[state=open]/inputs:rotate-90"
          aria-hidden
        />
        {t('run_form.title')}
      </Collapsible.Trigger>
      <Collapsible.Content className="flex flex-col gap-3 px-3 pb-3">
        <InputFields {...fields} faults={faults} />
      </Collapsible.Content>
    </Collapsible.Root>
  )
}
