'use client'

import { BriefcaseBusiness, Download, Ellipsis, FolderPlus, Layers, PencilLine, Trash2, Upload } from 'lucide-react'
import { useState } from 'react'
import type { Outputs } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { useBusinessNames } from '@/modules/tenancy/ui/businesses/business-names'
import { DropdownMenu } from '@/ui/dropdown-menu'
import { IconButton } from '@/ui/icon-button'
import type { MenuItem } from '@/ui/menu-items'
import { Select } from '@/ui/select'
import { DeleteProjectDialog } from './delete-project-dialog'
import { pickFile } from './pick-file'
import { PlaceProjectDialog } from './place-project-dialog'
import { ProjectLink } from './project-link'
import { ProjectNameDialog } from './project-name-dialog'
import type { ProjectRow, useProjectActions } from './use-project-actions'

interface ProjectNavProps {
  projects: Outputs['flows']['browse_projects']
  /** The project whose flows are shown; empty for all. */
  current: string
  onOpen: (project_id: string) => void
  onFlows: (flow_ids: string[], project: ProjectRow) => void
  actions: ReturnType<typeof useProjectActions>
}

type Open = { kind: 'new' } | { kind: 'rename' | 'place' | 'delete'; project: ProjectRow }
const ALL = 'all'

/** The projects beside the list of flows; on narrow screens a choice above it. */
export function ProjectNav({ projects, current, onOpen, onFlows, actions }: ProjectNavProps) {
  const [open, setOpen] = useState<Open>()
  const businesses = useBusinessNames()
  const close = () => setOpen(undefined)
  const hintOf = (project: ProjectRow) =>
    [project.creator_name, businesses.get(project.business_id)?.path].filter(Boolean).join(' · ')
  const shown = projects.items.find((project) => project.id === current)
  const menu = (project: ProjectRow): readonly MenuItem[] => [
    ...(project.may_change
      ? [
          {
            id: 'rename',
            label: t('action.rename'),
            icon: PencilLine,
            onSelect: () => setOpen({ kind: 'rename', project }),
          },
        ]
      : []),
    // The default project is its owner's alone.
    ...(project.may_change && !project.is_default
      ? [
          {
            id: 'place',
            label: t('projects.place'),
            icon: BriefcaseBusiness,
            onSelect: () => setOpen({ kind: 'place', project }),
          },
        ]
      : []),
    {
      id: 'download',
      label: t('projects.download'),
      icon: Download,
      disabled: project.flow_count === 0,
      onSelect: () => void actions.download(project),
    },
    // Flows that name no project go into the default one, so it stays.
    ...(project.is_default || !project.may_delete
      ? []
      : [
          { kind: 'separator', id: 'line' } as const,
          {
            id: 'delete',
            label: t('action.delete'),
            icon: Trash2,
            danger: true,
            onSelect: () => setOpen({ kind: 'delete', project }),
          },
        ]),
  ]
  const buttons = (
    <>
      <IconButton
        icon={Upload}
        size="sm"
        label={t('projects.upload')}
        disabled={actions.busy}
        onClick={() =>
          pickFile(
            '.zip,.json,application/zip,application/json',
            (file) => void actions.upload(file).then((id) => id && onOpen(id)),
          )
        }
      />
      <IconButton icon={FolderPlus} size="sm" label={t('projects.new')} onClick={() => setOpen({ kind: 'new' })} />
    </>
  )
  return (
    <>
      <nav aria-label={t('projects.title')} className="flex w-[208px] shrink-0 flex-col max-lg:hidden">
        <header className="flex h-8 items-center gap-0.5 px-2">
          <h2 className="flex-1 font-medium text-ink-3 text-xs">{t('projects.title')}</h2>
          {buttons}
        </header>
        <ul className="flex min-h-0 flex-col gap-0.5 overflow-y-auto p-0.5">
          <ProjectLink
            name={t('projects.all')}
            count={projects.flow_count}
            active={current === ''}
            icon={Layers}
            onOpen={() => onOpen('')}
          />
          {projects.items.map((project) => (
            <ProjectLink
              key={project.id}
              name={project.name}
              hint={hintOf(project)}
              count={project.flow_count}
              active={current === project.id}
              onOpen={() => onOpen(project.id)}
              {...(project.may_change ? { onFlows: (flow_ids) => onFlows(flow_ids, project) } : {})}
              menu={menu(project)}
            />
          ))}
        </ul>
      </nav>
      <div className="flex items-center gap-1 lg:hidden">
        <Select
          aria-label={t('projects.one')}
          className="min-w-0 flex-1"
          value={current || ALL}
          onValueChange={(value) => onOpen(value === ALL ? '' : value)}
          options={[
            { value: ALL, label: t('projects.all') },
            ...projects.items.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        {shown && (
          <DropdownMenu
            trigger={<IconButton icon={Ellipsis} size="sm" label={t('list.actions_of', { name: shown.name })} />}
            items={menu(shown)}
          />
        )}
        {buttons}
      </div>
      {open?.kind === 'new' && (
        <ProjectNameDialog
          name=""
          title={t('projects.new')}
          action={t('projects.create')}
          busy={actions.busy}
          onClose={close}
          onName={(name) =>
            void actions.create(name).then((id) => {
              if (!id) return
              close()
              onOpen(id)
            })
          }
        />
      )}
      {open?.kind === 'rename' && (
        <ProjectNameDialog
          name={open.project.name}
          title={t('projects.rename_title')}
          action={t('action.rename')}
          busy={actions.busy}
          onClose={close}
          onName={(name) => void actions.rename(open.project, name).then((done) => done && close())}
        />
      )}
      {open?.kind === 'place' && (
        <PlaceProjectDialog
          project={open.project}
          places={projects.places}
          mayLeave={projects.may_leave}
          busy={actions.busy}
          onClose={close}
          onPlace={(business_id) => void actions.place(open.project, business_id).then((done) => done && close())}
        />
      )}
      {open?.kind === 'delete' && (
        <DeleteProjectDialog
          project={open.project}
          busy={actions.busy}
          onClose={close}
          onDelete={(keepFlows) =>
            void actions.remove(open.project, keepFlows).then((done) => {
              if (!done) return
              close()
              if (current === open.project.id) onOpen('')
            })
          }
        />
      )}
    </>
  )
}
