import { env } from '@/env'

/** Settings that clients need, in the terms of the studio document. */
export const getConfig = () => ({
  feature_flags: { mvp_components: false },
  serialization_max_items_length: 1_000,
  serialization_max_text_length: 200_000,
  frontend_timeout: 0,
  auto_saving: true,
  auto_saving_interval: 1_000,
  health_check_max_retries: 5,
  max_file_size_upload: Math.floor(env.MILLRACE_MAX_UPLOAD_BYTES / 1024 ** 2),
  webhook_polling_interval: 5_000,
  public_flow_cleanup_interval: 3_600,
  public_flow_expiration: 86_400,
  event_delivery: 'streaming' as const,
  webhook_auth_enable: true,
  voice_mode_available: false,
  default_project_name: 'My projects',
  hide_getting_started_progress: true,
})
