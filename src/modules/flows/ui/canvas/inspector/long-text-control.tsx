'use client'

import { Maximize2 } from 'lucide-react'
import { useState } from 'react'
import { t } from '@/lib/messages/t'
import { Badge } from '@/ui/badge'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { Dialog } from '@/ui/dialog'
import { IconButton } from '@/ui/icon-button'
import { Textarea } from '@/ui/textarea'
import { asTypedText, type ControlProps } from './control-props'

interface LongTextControlProps extends ControlProps {
  /** Names of the variables that the text calls into being. */
  variables?: readonly string[]
}

/** Several lines, a prompt or code; opens in full height. */
export function LongTextControl({ field, value, control, disabled, onChange, variables = [] }: LongTextControlProps) {
  const [open, setOpen] = useState(false)
  const text = asTypedText(value)
  const mono = field.type === 'code' || field.type === 'prompt'
  const shared = {
    value: text,
    disabled,
    placeholder: field.placeholder,
    spellCheck: field.type !== 'code',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  return (
    <>
      <div className="relative">
        <Textarea
          {...control}
          {...shared}
          rows={field.type === 'multiline' ? 4 : 7}
          className={cn('pr-8', mono && 'font-mono text-xs leading-[19px]')}
        />
        <IconButton
          icon={Maximize2}
          label={t('inspector.expand')}
          size="sm"
          side="left"
          className="absolute top-1 right-1 bg-surface"
          onClick={() => setOpen(true)}
        />
      </div>
      {variables.length > 0 && <VariableChips names={variables} />}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={field.display_name}
        description={field.info}
        size="full"
        footer={
          <Button variant="primary" onClick={() => setOpen(false)}>
            {t('action.done')}
          </Button>
        }
      >
        <Textarea
          {...shared}
          aria-label={field.display_name}
          className={cn('min-h-0 flex-1 resize-none p-3', mono ? 'font-mono text-[13px] leading-5' : 'text-base')}
        />
        {variables.length > 0 && <VariableChips names={variables} />}
      </Dialog>
    </>
  )
}

function VariableChips({ names }: { names: readonly string[] }) {
  return (
    <p className="mt-1 flex flex-wrap items-center gap-1 text-ink-3 text-xs">
      {t('inspector.variables')}
      {names.map((name) => (
        <Badge key={name} tone="accent" className="font-mono">
          {name}
        </Badge>
      ))}
    </p>
  )
}
