'use client'

import { useState } from 'react'
import { api } from '@/client/console/api'
import type { FlowRow } from '../list/flow-row'
import { MoveDialog } from './move-dialog'
import { ProjectNav } from './project-nav'
import { type ProjectRow, useProjectActions } from './use-project-actions'

interface ProjectsOptions {
  /** The project whose flows are shown; empty for all. */
  project: string
  /** Those that are in the list now. */
  flows: readonly FlowRow[]
  onOpen: (project_id: string) => void
}

/** Projects for the list of flows: beside it to choose and to drop on, and a dialog to move flows. */
export function useProjects({ project, flows, onOpen }: ProjectsOptions) {
  const projects = api.flows.browse_projects.useQuery({})
  const actions = useProjectActions()
  const [moving, setMoving] = useState<readonly FlowRow[]>()
  const places = new Set(moving?.map((flow) => flow.project_id))
  const current = projects.data?.items.find((one) => one.id === project)

  const move = (flow_ids: readonly string[], to: ProjectRow) =>
    actions.move(flow_ids, to, new Map(flows.map((flow) => [flow.id, flow.project_id])))

  return {
    current,
    /** The address names a project that is not there for the reader. */
    gone: project !== '' && projects.isSuccess && !current,
    askWhere: setMoving,
    nav: projects.data ? (
      <ProjectNav
        projects={projects.data}
        current={project}
        onOpen={onOpen}
        onFlows={(flow_ids, to) => void move(flow_ids, to)}
        actions={actions}
      />
    ) : projects.isPending ? (
      // Keeps the list from jumping when the projects are there.
      <div aria-hidden className="w-[208px] shrink-0 max-lg:h-8" />
    ) : null,
    dialog: moving ? (
      <MoveDialog
        count={moving.length}
        from={places.size === 1 ? (moving[0]?.project_id ?? null) : null}
        projects={(projects.data?.items ?? []).filter((one) => one.may_change)}
        busy={actions.busy}
        onClose={() => setMoving(undefined)}
        onMove={(to) =>
          void move(
            moving.map((flow) => flow.id),
            to,
          ).then((done) => done && setMoving(undefined))
        }
      />
    ) : null,
  }
}
