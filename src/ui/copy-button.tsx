'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { t } from '@/lib/messages/t'
import { cn } from './cn'
import { IconButton } from './icon-button'
import { toastError } from './toast'

interface CopyButtonProps {
  text: string
  label?: string
  className?: string
}

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label = t('action.copy'), className }: CopyButtonProps) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1_600)
    return () => clearTimeout(timer)
  }, [copied])

  async function copy() {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      toastError(t('copy.failed'), t('copy.failed_hint'))
    }
  }

  return (
    <IconButton
      icon={copied ? Check : Copy}
      label={copied ? t('copy.done') : label}
      size="sm"
      className={cn(copied && 'text-good', className)}
      onClick={() => void copy()}
    />
  )
}
