import { fileUseOps, flowFileOps } from '@/modules/files/contract/file.operations'
import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { capabilityOps } from '../contract/capability.operations'
import { flowOps } from '../contract/flow.operations'
import { flowTemplateOps } from '../contract/flow-template.operations'
import { flowVersionOps } from '../contract/flow-version.operations'
import { projectOps } from '../contract/project.operations'
import { browseFlows } from './browse-flows'
import { browseProjects } from './browse-projects'
import { grantFlowCapabilities, readFlowCapabilities } from './capabilities/flow-capabilities'
import { createFlow } from './create-flow'
import { createFlows } from './create-flows'
import { createProject } from './create-project'
import { deleteFlow, deleteFlows } from './delete-flow'
import { deleteProject } from './delete-project'
import { downloadFlows } from './download-flows'
import { exportFlow } from './export-flow'
import { readFileUses, removeAllFiles, removeFile, removeFiles } from './file-uses'
import { deleteFlowFile, flowFile, flowFileName, listFlowFiles, uploadFlowFile } from './flow-files'
import {
  createFlowVersion,
  deleteOnlineFlow,
  publishFlowVersion,
  readFlowVersions,
  readOnlineFlow,
  readReleaseFlow,
  releaseFlow,
  rollbackFlowVersion,
} from './flow-versions'
import { listFlowVersions } from './list-flow-versions'
import { listStarters } from './list-starters'
import { moveFlows } from './move-flows'
import { placeProject } from './place-project'
import { downloadProject, uploadProject } from './project-files'
import { readFlow } from './read-flow'
import { readFlowReport } from './read-flow-report'
import { readFlowSharing } from './read-flow-sharing'
import { readFlows } from './read-flows'
import { readProject, readProjects } from './read-projects'
import { readPublicFlow } from './read-public-flow'
import { browseTemplates } from './templates/browse-templates'
import { deleteFlowTemplate, updateFlowTemplate } from './templates/change-flow-template'
import { createFlowTemplate } from './templates/create-flow-template'
import { getStarterProjects, readBasicExamples, readFlowTemplate } from './templates/read-flow-templates'
import { updateFlow } from './update-flow'
import { updateProject } from './update-project'
import { uploadFlows } from './upload-flows'

export const flowsRouter = router({
  create_flow: procedure(flowOps.create_flow).mutation(({ ctx, input }) => createFlow(ctx.actor, input)),
  read_flows: procedure(flowOps.read_flows).query(({ ctx, input }) => readFlows(ctx.actor, input)),
  delete_multiple_flows: procedure(flowOps.delete_multiple_flows).mutation(({ ctx, input }) =>
    deleteFlows(ctx.actor, input),
  ),
  read_flow: procedure(flowOps.read_flow).query(({ ctx, input }) => readFlow(ctx.actor, input)),
  read_flow_sharing: procedure(flowOps.read_flow_sharing).query(({ ctx, input }) => readFlowSharing(ctx.actor, input)),
  read_flow_capabilities: procedure(capabilityOps.read_flow_capabilities).query(({ ctx, input }) =>
    readFlowCapabilities(ctx.actor, input),
  ),
  grant_flow_capabilities: procedure(capabilityOps.grant_flow_capabilities).mutation(({ ctx, input }) =>
    grantFlowCapabilities(ctx.actor, input),
  ),
  update_flow: procedure(flowOps.update_flow).mutation(({ ctx, input }) => updateFlow(ctx.actor, input)),
  delete_flow: procedure(flowOps.delete_flow).mutation(({ ctx, input }) => deleteFlow(ctx.actor, input)),
  create_flows: procedure(flowOps.create_flows).mutation(({ ctx, input }) => createFlows(ctx.actor, input)),
  flows_upload_file: procedure(flowOps.flows_upload_file).mutation(({ ctx, input }) => uploadFlows(ctx.actor, input)),
  download_multiple_file: procedure(flowOps.download_multiple_file).query(({ ctx, input }) =>
    downloadFlows(ctx.actor, input),
  ),
  export_flow: procedure(flowOps.export_flow).query(({ ctx, input }) => exportFlow(ctx.actor, input)),
  browse_flows: procedure(flowOps.browse_flows).query(({ ctx, input }) => browseFlows(ctx.actor, input)),
  read_flow_report: procedure(flowOps.read_flow_report).query(({ ctx, input }) => readFlowReport(ctx.actor, input)),
  read_flow_versions: procedure(flowVersionOps.read_flow_versions).query(({ ctx, input }) =>
    readFlowVersions(ctx.actor, input),
  ),
  create_flow_version: procedure(flowVersionOps.create_flow_version).mutation(({ ctx, input }) =>
    createFlowVersion(ctx.actor, input),
  ),
  rollback_flow_version: procedure(flowVersionOps.rollback_flow_version).mutation(({ ctx, input }) =>
    rollbackFlowVersion(ctx.actor, input),
  ),
  publish_flow_version: procedure(flowVersionOps.publish_flow_version).mutation(({ ctx, input }) =>
    publishFlowVersion(ctx.actor, input),
  ),
  list_flow_versions: procedure(flowVersionOps.list_flow_versions).query(({ ctx, input }) =>
    listFlowVersions(ctx.actor, input),
  ),
  release_flow: procedure(flowVersionOps.release_flow).mutation(({ ctx, input }) => releaseFlow(ctx.actor, input)),
  read_online_flow: procedure(flowVersionOps.read_online_flow).query(({ ctx, input }) =>
    readOnlineFlow(ctx.actor, input),
  ),
  delete_online_flow: procedure(flowVersionOps.delete_online_flow).mutation(({ ctx, input }) =>
    deleteOnlineFlow(ctx.actor, input),
  ),
  read_release_flow: procedure(flowVersionOps.read_release_flow).query(({ ctx, input }) =>
    readReleaseFlow(ctx.actor, input),
  ),
  read_public_flow: procedure(flowVersionOps.read_public_flow).query(({ ctx, input }) =>
    readPublicFlow(ctx.actor, input),
  ),
  create_flow_template: procedure(flowTemplateOps.create_flow_template).mutation(({ ctx, input }) =>
    createFlowTemplate(ctx.actor, input),
  ),
  read_flow_template: procedure(flowTemplateOps.read_flow_template).query(({ ctx, input }) =>
    readFlowTemplate(ctx.actor, input),
  ),
  update_flow_template: procedure(flowTemplateOps.update_flow_template).mutation(({ ctx, input }) =>
    updateFlowTemplate(ctx.actor, input),
  ),
  delete_flow_template: procedure(flowTemplateOps.delete_flow_template).mutation(({ ctx, input }) =>
    deleteFlowTemplate(ctx.actor, input),
  ),
  read_basic_examples: procedure(flowTemplateOps.read_basic_examples).query(({ ctx }) => readBasicExamples(ctx.actor)),
  get_starter_projects: procedure(flowTemplateOps.get_starter_projects).query(() => getStarterProjects()),
  browse_templates: procedure(flowTemplateOps.browse_templates).query(({ ctx, input }) =>
    browseTemplates(ctx.actor, input),
  ),
  upload_flow_file: procedure(flowFileOps.upload_flow_file).mutation(({ ctx, input }) =>
    uploadFlowFile(ctx.actor, input),
  ),
  list_flow_files: procedure(flowFileOps.list_flow_files).query(({ ctx, input }) => listFlowFiles(ctx.actor, input)),
  download_flow_file: procedure(flowFileOps.download_flow_file).query(async ({ ctx, input }) => ({
    files: [flowFileName(await flowFile(ctx.actor, input))],
  })),
  download_flow_image: procedure(flowFileOps.download_flow_image).query(async ({ ctx, input }) => ({
    files: [flowFileName(await flowFile(ctx.actor, input))],
  })),
  delete_flow_file: procedure(flowFileOps.delete_flow_file).mutation(({ ctx, input }) =>
    deleteFlowFile(ctx.actor, input),
  ),
  browse_projects: procedure(projectOps.browse_projects).query(({ ctx }) => browseProjects(ctx.actor)),
  move_flows: procedure(projectOps.move_flows).mutation(({ ctx, input }) => moveFlows(ctx.actor, input)),
  place_project: procedure(projectOps.place_project).mutation(({ ctx, input }) => placeProject(ctx.actor, input)),
  create_project: procedure(projectOps.create_project).mutation(({ ctx, input }) => createProject(ctx.actor, input)),
  read_projects: procedure(projectOps.read_projects).query(({ ctx, input }) => readProjects(ctx.actor, input)),
  read_project: procedure(projectOps.read_project).query(({ ctx, input }) => readProject(ctx.actor, input)),
  update_project: procedure(projectOps.update_project).mutation(({ ctx, input }) => updateProject(ctx.actor, input)),
  delete_project: procedure(projectOps.delete_project).mutation(({ ctx, input }) => deleteProject(ctx.actor, input)),
  projects_download_file: procedure(projectOps.projects_download_file).query(({ ctx, input }) =>
    downloadProject(ctx.actor, input),
  ),
  projects_upload_file: procedure(projectOps.projects_upload_file).mutation(({ ctx, input }) =>
    uploadProject(ctx.actor, input),
  ),
  list_starters: procedure(flowOps.list_starters).query(() => listStarters()),
  read_file_uses: procedure(fileUseOps.read_file_uses).query(({ ctx, input }) => readFileUses(ctx.actor, input)),
  delete_all_user_files: procedure(fileUseOps.delete_all_user_files).mutation(({ ctx, input }) =>
    removeAllFiles(ctx.actor, input),
  ),
  delete_user_files: procedure(fileUseOps.delete_user_files).mutation(({ ctx, input }) =>
    removeFiles(ctx.actor, { file_ids: input.file_ids, anyway: input.force }),
  ),
  delete_user_file: procedure(fileUseOps.delete_user_file).mutation(({ ctx, input }) => removeFile(ctx.actor, input)),
  remove_files: procedure(fileUseOps.remove_files).mutation(({ ctx, input }) => removeFiles(ctx.actor, input)),
})
