import { procedure } from '@/platform/trpc/procedure'
import { router } from '@/platform/trpc/trpc'
import { fileOps } from '../contract/file.operations'
import { browseFiles } from './browse-files'
import { listUserFiles } from './list-user-files'
import { getProfilePicture, listProfilePictures } from './profile-pictures'
import { renameUserFile } from './rename-user-file'
import { uploadUserFile } from './upload-user-file'
import { describeUserFile, describeUserFiles } from './user-file'

export const filesRouter = router({
  browse_files: procedure(fileOps.browse_files).query(({ ctx, input }) => browseFiles(ctx.actor, input)),
  upload_user_file: procedure(fileOps.upload_user_file).mutation(({ ctx, input }) => uploadUserFile(ctx.actor, input)),
  list_user_files: procedure(fileOps.list_user_files).query(({ ctx }) => listUserFiles(ctx.actor)),
  download_user_files: procedure(fileOps.download_user_files).mutation(({ ctx, input }) =>
    describeUserFiles(ctx.actor, input),
  ),
  download_user_file: procedure(fileOps.download_user_file).query(({ ctx, input }) =>
    describeUserFile(ctx.actor, input),
  ),
  rename_user_file: procedure(fileOps.rename_user_file).mutation(({ ctx, input }) => renameUserFile(ctx.actor, input)),
  list_profile_pictures: procedure(fileOps.list_profile_pictures).query(() => listProfilePictures()),
  download_profile_picture: procedure(fileOps.download_profile_picture).query(({ input }) => getProfilePicture(input)),
})
