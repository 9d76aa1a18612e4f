'use client'

import { Link2, LoaderCircle, Upload, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { t } from '@/lib/messages/t'
import { Button } from '@/ui/button'
import type { FieldControlProps } from '@/ui/field'
import { IconButton } from '@/ui/icon-button'
import { Input } from '@/ui/input'
import type { GivenFile } from './input-value'
import { uploadFile } from './upload-file'

interface FileFieldProps {
  control: FieldControlProps
  label: string
  files: readonly GivenFile[]
  several: boolean
  onChange: (files: readonly GivenFile[]) => void
  disabled: boolean
}

/** Files for a run: uploaded from here, or by their addresses. */
export function FileField({ control, label, files, several, onChange, disabled }: FileFieldProps) {
  const picker = useRef<HTMLInputElement>(null)
  const [address, setAddress] = useState('')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const add = (added: readonly GivenFile[]) => onChange(several ? [...files, ...added] : added.slice(-1))

  async function upload(chosen: readonly File[]) {
    setBusy(true)
    setProblem(undefined)
    const added: GivenFile[] = []
    for (const file of chosen) {
      const answer = await uploadFile(file)
      if ('problem' in answer) setProblem(answer.problem)
      else added.push({ name: file.name, upload_file_id: answer.id })
    }
    if (added.length > 0) add(added)
    setBusy(false)
  }

  function takeAddress() {
    const url = address.trim()
    if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) {
      setProblem(t('run_form.no_address'))
      return
    }
    setProblem(undefined)
    setAddress('')
    add([{ name: url, url }])
  }

  return (
    <div className="flex flex-col gap-1.5">
      {files.length > 0 && (
        <ul className="flex flex-col gap-1">
          {files.map((file, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be there twice
              key={index}
              className="flex h-8 items-center gap-2 rounded-md border bg-sunken pr-1 pl-2.5 text-sm"
            >
              <span className="min-w-0 flex-1 truncate">{file.name}</span>
              <IconButton
                icon={X}
                size="sm"
                label={t('rows.remove', { name: file.name })}
                disabled={disabled}
                onClick={() => onChange(files.toSpliced(index, 1))}
              />
            </li>
          ))}
        </ul>
      )}
      <input
        ref={picker}
        type="file"
        hidden
        multiple={several}
        aria-label={label}
        onChange={(event) => {
          void upload([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <div className="flex gap-1.5">
        <Button {...control} disabled={disabled || busy} onClick={() => picker.current?.click()}>
          {busy ? <LoaderCircle className="animate-spin" aria-hidden /> : <Upload aria-hidden />}
          {t('run_form.upload')}
        </Button>
        <Input
          aria-label={t('run_form.address')}
          placeholder={t('run_form.address')}
          inputMode="url"
          value={address}
          disabled={disabled}
          onChange={(event) => setAddress(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            takeAddress()
          }}
          className="min-w-0 flex-1"
        />
        <IconButton
          icon={Link2}
          label={t('run_form.take_address')}
          disabled={disabled || address.trim() === ''}
          onClick={takeAddress}
        />
      </div>
      {problem && (
        <p role="alert" className="text-bad text-xs">
          {problem}
        </p>
      )}
    </div>
  )
}
