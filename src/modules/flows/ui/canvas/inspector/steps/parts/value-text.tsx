'use client'

import { Braces, Maximize2 } from 'lucide-react'
import { Popover } from 'radix-ui'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import { cn } from '@/ui/cn'
import { controlStyle } from '@/ui/control-style'
import { Dialog } from '@/ui/dialog'
import type { FieldControlProps } from '@/ui/field'
import { IconButton } from '@/ui/icon-button'
import { findValue } from '../../../model/dify/find-value'
import type { SourceGroup } from '../../../model/dify/value-sources'
import { type ChipLook, chipOf, paintContent, readContent } from './read-content'
import { SourceList } from './source-list'
import { type SourceOption, sourceOptions } from './source-options'
import { useValueMenu } from './use-value-menu'

interface ValueTextProps {
  value: string
  onChange: (text: string) => void
  sources: readonly SourceGroup[]
  label: string
  control?: FieldControlProps
  /** One line: Enter does nothing. */
  line?: boolean
  mono?: boolean
  disabled?: boolean
  placeholder?: string
  /** References without a node, such as `context`, with their words. */
  special?: Readonly<Record<string, string>>
  className?: string
}

/** A text in which values of other steps stand as chips: `{` or `/` offers them, those that nobody gives are marked. */
export function ValueText(props: ValueTextProps) {
  const [open, setOpen] = useState(false)
  const { line = false, label, disabled = false } = props
  return (
    <>
      <div className="relative min-w-0 flex-1">
        <Editor {...props} />
        {!line && (
          <IconButton
            icon={Maximize2}
            label={t('inspector.expand')}
            size="sm"
            side="left"
            disabled={disabled}
            className="absolute top-1 right-1 bg-surface"
            onClick={() => setOpen(true)}
          />
        )}
      </div>
      {!line && (
        <Dialog
          open={open}
          onOpenChange={setOpen}
          title={label}
          size="full"
          footer={
            <Button variant="primary" onClick={() => setOpen(false)}>
              {t('action.done')}
            </Button>
          }
        >
          {open && <Editor {...props} className="min-h-0 flex-1 p-3 text-base leading-6" />}
        </Dialog>
      )}
    </>
  )
}

function Editor(props: ValueTextProps) {
  const { value, onChange, sources, label, control, line = false, mono, disabled = false, placeholder, special } = props
  const editor = useRef<HTMLDivElement>(null)
  const listId = useId()
  const { menu, active, setActive, look, openHere, insert, close } = useValueMenu(editor)
  const options = menu ? sourceOptions([...specialGroup(special), ...sources], menu.search) : []

  function describe(path: string): ChipLook {
    const word = special?.[path]
    if (word !== undefined) return { text: word, title: path, known: true }
    const found = findValue(path.split('.'), sources)
    const title = found.known ? path : t('values.unknown', { name: path })
    return { text: `${found.title} › ${found.path}`, title, known: found.known }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: chips carry the names of nodes, which come with `sources`
  useLayoutEffect(() => {
    const element = editor.current
    if (!element) return
    const same = readContent(element) === value
    // Whoever is writing keeps the caret; the names in chips can wait.
    if (same && document.activeElement === element) return
    paintContent(element, value, describe)
  }, [value, sources])

  function tell() {
    if (editor.current) onChange(readContent(editor.current))
  }

  function pick(option: SourceOption) {
    insert(chipOf(option.selector.join('.'), describe))
    tell()
  }

  function onKeyDown(event: KeyboardEvent) {
    event.stopPropagation()
    if (menu && options.length > 0) {
      const option = options[active]
      if (event.key === 'ArrowDown') setActive((active + 1) % options.length)
      else if (event.key === 'ArrowUp') setActive((active - 1 + options.length) % options.length)
      else if ((event.key === 'Enter' || event.key === 'Tab') && option) pick(option)
      else if (event.key === 'Escape') close()
      else return
      event.preventDefault()
    } else if (event.key === 'Enter') {
      event.preventDefault()
      // The one way in which every browser begins a line without a block of its own.
      if (!line) document.execCommand('insertLineBreak')
    }
  }

  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a text area cannot hold chips */}
      <div
        {...control}
        ref={editor}
        role="textbox"
        tabIndex={disabled ? -1 : 0}
        aria-label={label}
        aria-multiline={!line}
        aria-controls={menu ? listId : undefined}
        aria-disabled={disabled}
        contentEditable={disabled ? false : 'plaintext-only'}
        suppressContentEditableWarning
        data-placeholder={value === '' ? (placeholder ?? '') : ''}
        onInput={() => {
          tell()
          look()
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        onPaste={(event) => {
          event.preventDefault()
          const text = event.clipboardData.getData('text/plain')
          document.execCommand('insertText', false, line ? text.replaceAll(/\s*\n\s*/g, ' ') : text)
          if (text.includes('{{#') && editor.current)
            paintContent(editor.current, readContent(editor.current), describe)
          tell()
        }}
        className={cn(
          controlStyle,
          'value-text select-text whitespace-pre-wrap break-words py-1.5 pr-8 leading-5 outline-none',
          line ? 'max-h-24 min-h-8 overflow-y-auto' : 'max-h-72 min-h-24 overflow-y-auto',
          mono && 'font-mono text-xs',
          props.className,
        )}
      />
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('values.insert')}
        title={t('values.insert')}
        disabled={disabled}
        onPointerDown={(event) => {
          event.preventDefault()
          openHere()
        }}
        className={cn(
          'absolute right-1 flex size-6 items-center justify-center rounded-md bg-surface text-ink-3 hover:bg-hover hover:text-ink disabled:opacity-40',
          line ? 'top-1' : 'bottom-1',
        )}
      >
        <Braces className="size-3.5" aria-hidden />
      </button>
      <Popover.Root open={menu !== undefined} onOpenChange={(next) => !next && close()}>
        <Popover.Anchor
          style={{ position: 'fixed', left: menu?.at.x ?? 0, top: menu?.at.y ?? 0, width: 1, height: 1 }}
        />
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            onOpenAutoFocus={(event) => event.preventDefault()}
            onCloseAutoFocus={(event) => event.preventDefault()}
            className="z-50 w-72 animate-pop overflow-hidden rounded-lg bg-surface shadow-float"
          >
            <SourceList options={options} active={active} onPick={pick} id={listId} />
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </>
  )
}

/** References without a node, offered like the others. */
function specialGroup(special: ValueTextProps['special']): SourceGroup[] {
  if (!special) return []
  const values = Object.entries(special).map(([path, label]) => ({ selector: path.split('.'), label, type: '' }))
  return [{ id: 'special', title: t('values.special'), values }]
}
