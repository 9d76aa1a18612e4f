import { z } from 'zod'
import { FlowId, ProjectId, text } from '@/contract/ids'
import { operation } from '@/contract/operation'
import { pageOf } from '@/contract/pagination'
import { FlowRead } from './flow.schema'
import { ProjectRead, projectFields } from './project.schema'

const common = { surface: 'studio', group: 'Projects' } as const
const flowList = z.array(FlowId).max(1_000)

export const projectOps = {
  browse_projects: operation({
    surface: 'console',
    group: 'Projects',
    access: 'flow:read',
    summary: 'Projects for the console, by name, with how many flows each holds',
    description:
      'Your own, the default one first, and those of businesses in which you may see flows; owners and admins of the tenant see all.',
    input: z.object({}),
    output: z.object({
      items: z.array(
        z.object({
          id: ProjectId,
          name: z.string(),
          is_default: z.boolean(),
          /** Of somebody else: who. */
          creator_name: z.string().nullable(),
          business_id: z.int().describe('0: none'),
          may_change: z.boolean(),
          may_delete: z.boolean(),
          flow_count: z.int(),
          trash_count: z.int().describe('Its flows in the trash'),
        }),
      ),
      flow_count: z.int().describe('Of all flows that the caller may see, in a project or in none'),
      may_leave: z.boolean().describe('Whether the caller may put projects into no business'),
      places: z.array(z.int()).describe('Businesses that the caller may put projects into'),
    }),
  }),
  move_flows: operation({
    surface: 'console',
    group: 'Projects',
    access: 'flow:modify',
    summary: 'Move flows into a project',
    description: 'They count as unchanged. All or none.',
    input: z.object({ project_id: ProjectId, flow_ids: flowList.min(1) }),
    output: z.null(),
  }),
  place_project: operation({
    surface: 'console',
    group: 'Projects',
    access: 'flow:modify',
    summary: 'Say which line of business a project belongs to',
    description:
      'Whoever may see, change or delete flows in that business may do so with the project. Its flows stay where they are. The default project belongs to its owner: 409.',
    input: z.object({ project_id: ProjectId, business_id: z.int().min(0).max(2_147_483_647).describe('0: to none') }),
    output: z.null(),
  }),
  create_project: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/projects/',
    access: 'flow:create',
    summary: 'Create a project',
    description: "A taken name gets ' (n)'. Flows in flows_list and components_list move into the project.",
    status: 201,
    errors: ['not_found'],
    input: z.object({
      name: text(200).default(''),
      ...projectFields,
      components_list: flowList.nullish(),
      flows_list: flowList.nullish(),
    }),
    output: ProjectRead,
  }),
  read_projects: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/projects/',
    access: 'flow:read',
    summary: 'List projects',
    description:
      'Your own, and those of businesses in which you may see flows; owners and admins of the tenant see all.',
    input: z.object({
      sort_by: text(100).nullish().describe("'utime' (default), 'ctime' or 'name'"),
      sort_order: z.enum(['asc', 'desc']).default('desc'),
    }),
    output: z.array(ProjectRead),
  }),
  read_project: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/projects/{project_id}',
    access: 'flow:read',
    summary: 'Read a project with its flows',
    description: 'With page and size {project, flows: page}; otherwise its fields and all of its flows.',
    input: z.object({
      project_id: ProjectId,
      page: z.int().min(1).max(1_000_000).nullish(),
      size: z.int().min(1).max(100).nullish(),
      is_component: z.boolean().default(false).describe('Only components'),
      is_flow: z.boolean().default(false).describe('Only flows that are no components'),
      search: text(200).default('').describe('Part of the name, any letter case'),
    }),
    output: z.union([
      z.object({ project: ProjectRead, flows: pageOf(FlowRead) }),
      ProjectRead.extend({ flows: z.array(FlowRead) }).meta({ id: 'ProjectWithFlows' }),
    ]),
  }),
  update_project: operation({
    ...common,
    method: 'PATCH',
    path: '/api/v1/projects/{project_id}',
    access: 'flow:modify',
    summary: 'Change a project',
    description:
      'Null and absent fields stay. `flows` and `components` are all that the project holds from now on: those left out go to your default project.',
    errors: ['conflict'],
    input: z.object({
      project_id: ProjectId,
      name: text(200).nullish(),
      ...projectFields,
      components: flowList.optional(),
      flows: flowList.optional(),
    }),
    output: ProjectRead,
  }),
  delete_project: operation({
    ...common,
    method: 'DELETE',
    path: '/api/v1/projects/{project_id}',
    access: 'flow:delete',
    summary: 'Delete a project with its flows',
    description:
      'Flows of other people in it stay, without a project. The default project, which new flows go into, stays: 409.',
    errors: ['conflict'],
    status: 204,
    input: z.object({ project_id: ProjectId }),
    output: z.null(),
  }),
  projects_download_file: operation({
    ...common,
    method: 'GET',
    path: '/api/v1/projects/download/{project_id}',
    access: 'flow:read',
    summary: 'Export the flows of a project',
    description: 'A JSON file for each flow. Secret values are left out. 404 for an empty project.',
    raw: [{ content_type: 'application/x-zip-compressed', description: 'A zip of JSON flows' }],
    raw_only: true,
    input: z.object({ project_id: ProjectId }),
    output: z.object({ name: z.string(), flows: z.array(FlowRead) }),
  }),
  projects_upload_file: operation({
    ...common,
    method: 'POST',
    path: '/api/v1/projects/upload/',
    access: 'flow:create',
    summary: 'Import a project',
    description:
      'JSON with folder_name, folder_description and flows, or the zip of an export, whose file name becomes the name. Makes a project with new flows.',
    status: 201,
    body: 'multipart',
    max_body: 20 * 1024 * 1024,
    errors: ['bad_request', 'payload_too_large'],
    input: z.object({ file: z.file() }),
    output: z.array(FlowRead),
  }),
}
